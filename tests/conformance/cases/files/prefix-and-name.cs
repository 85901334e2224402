// references: Microsoft.ML.OnnxRuntime
const string Prefix = "assets/";
var session = new Microsoft.ML.OnnxRuntime.InferenceSession(Prefix + "yolov8n.onnx"); //! model assets/yolov8n.onnx file-name selected
