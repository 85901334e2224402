using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Azure
{
    public class AzureKeyCredential { public AzureKeyCredential(string key) { } }

    public class Response<T> { public T Value => default; }
}

namespace Azure.AI.ContentSafety
{
    public class TextCategoriesAnalysis { public int? Severity => null; public string Category => null; }

    public class AnalyzeTextResult { public IReadOnlyList<TextCategoriesAnalysis> CategoriesAnalysis => null; }

    public class AnalyzeTextOptions { public AnalyzeTextOptions(string text) { } public string Text => null; }

    public class ContentSafetyClient
    {
        public ContentSafetyClient(Uri endpoint, AzureKeyCredential credential) { }
        public virtual Response<AnalyzeTextResult> AnalyzeText(AnalyzeTextOptions options, CancellationToken cancellationToken = default) => null;
        public virtual Response<AnalyzeTextResult> AnalyzeText(string text, CancellationToken cancellationToken = default) => null;
        public virtual Task<Response<AnalyzeTextResult>> AnalyzeTextAsync(AnalyzeTextOptions options, CancellationToken cancellationToken = default) => null;
        public virtual Task<Response<AnalyzeTextResult>> AnalyzeTextAsync(string text, CancellationToken cancellationToken = default) => null;
    }
}
