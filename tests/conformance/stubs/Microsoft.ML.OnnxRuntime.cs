using System;

namespace Microsoft.ML.OnnxRuntime
{
    public class SessionOptions { }

    public class InferenceSession : IDisposable
    {
        public InferenceSession(string modelPath) { }
        public InferenceSession(string modelPath, SessionOptions options) { }
        public InferenceSession(byte[] model) { }
        public void Dispose() { }
    }
}
