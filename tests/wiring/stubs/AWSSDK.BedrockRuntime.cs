using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.BedrockRuntime.Model
{
    public class ContentBlock { public string Text { get; set; } }

    public class Message { public string Role { get; set; } public List<ContentBlock> Content { get; set; } }

    public class GuardrailConfiguration { public string GuardrailIdentifier { get; set; } public string GuardrailVersion { get; set; } public string Trace { get; set; } }

    public class ConverseRequest { public string ModelId { get; set; } public List<Message> Messages { get; set; } public GuardrailConfiguration GuardrailConfig { get; set; } }

    public class ConverseOutput { public Message Message { get; set; } }

    public class ConverseResponse { public ConverseOutput Output { get; set; } }

    public class InvokeModelRequest { public string ModelId { get; set; } public string Body { get; set; } public string GuardrailIdentifier { get; set; } public string GuardrailVersion { get; set; } }

    public class InvokeModelResponse { public string Body { get; set; } }

    public class GuardrailTextBlock { public string Text { get; set; } }

    public class GuardrailContentBlock { public GuardrailTextBlock Text { get; set; } }

    public class ApplyGuardrailRequest { public string GuardrailIdentifier { get; set; } public string GuardrailVersion { get; set; } public string Source { get; set; } public List<GuardrailContentBlock> Content { get; set; } }

    public class ApplyGuardrailResponse { public string Action { get; set; } }
}

namespace Amazon.BedrockRuntime
{
    public interface IAmazonBedrockRuntime
    {
        Task<Model.ConverseResponse> ConverseAsync(Model.ConverseRequest request, CancellationToken cancellationToken = default);
        Task<Model.InvokeModelResponse> InvokeModelAsync(Model.InvokeModelRequest request, CancellationToken cancellationToken = default);
        Task<Model.ApplyGuardrailResponse> ApplyGuardrailAsync(Model.ApplyGuardrailRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonBedrockRuntimeClient : IAmazonBedrockRuntime
    {
        public Task<Model.ConverseResponse> ConverseAsync(Model.ConverseRequest request, CancellationToken cancellationToken = default) => null;
        public Task<Model.InvokeModelResponse> InvokeModelAsync(Model.InvokeModelRequest request, CancellationToken cancellationToken = default) => null;
        public Task<Model.ApplyGuardrailResponse> ApplyGuardrailAsync(Model.ApplyGuardrailRequest request, CancellationToken cancellationToken = default) => null;
    }
}
