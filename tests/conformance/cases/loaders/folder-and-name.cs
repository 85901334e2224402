// references: Microsoft.ML.OnnxRuntime
var folder = System.Console.ReadLine();
var session = new Microsoft.ML.OnnxRuntime.InferenceSession(folder + "/spam.onnx"); //! model /spam.onnx file-name selected
