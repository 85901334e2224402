namespace Microsoft.SemanticKernel
{
    public class PromptExecutionSettings { public string ModelId { get; set; } }
}
