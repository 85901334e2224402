// references: Microsoft.ML.OnnxRuntime
using System.IO;
var session = new Microsoft.ML.OnnxRuntime.InferenceSession(Path.Combine(System.AppContext.BaseDirectory, "digits.onnx")); //! model digits.onnx file-name selected
