// references: Azure.AI.ContentSafety
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Azure.AI.TextAnalytics
{
    public class PiiEntity { public string Text => null; }

    public class PiiEntityCollection : List<PiiEntity> { public string RedactedText => null; }

    public class TextAnalyticsClient
    {
        public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential) { }
        public virtual Task<Response<PiiEntityCollection>> RecognizePiiEntitiesAsync(string document, string language = null, CancellationToken cancellationToken = default) => null;
    }
}
