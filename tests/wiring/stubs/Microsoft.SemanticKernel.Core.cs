// references: Microsoft.SemanticKernel.Abstractions
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.SemanticKernel
{
    public static class KernelExtensions
    {
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, string promptTemplate) => null;
        public static Task<FunctionResult> InvokePromptAsync(this Kernel kernel, string promptTemplate, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
        public static IAsyncEnumerable<string> InvokePromptStreamingAsync(this Kernel kernel, string promptTemplate, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
    }
}
