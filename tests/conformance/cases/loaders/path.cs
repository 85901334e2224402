// references: Microsoft.ML.OnnxRuntime
var session = new Microsoft.ML.OnnxRuntime.InferenceSession("models/spam.onnx"); //! model models/spam.onnx file-name selected
