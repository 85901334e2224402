// references: Microsoft.ML.OnnxRuntime
using System.IO;
var session = new Microsoft.ML.OnnxRuntime.InferenceSession(File.ReadAllBytes("cats.onnx")); //! model cats.onnx file-name selected
