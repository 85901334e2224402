// references: Microsoft.Extensions.DependencyInjection.Abstractions
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel
{
    public class PromptExecutionSettings { public string ModelId { get; set; } }

    public class KernelArguments : Dictionary<string, object> { }

    public class FunctionResult { public FunctionResult(KernelFunction function, object value = null) { } public T GetValue<T>() => default; }

    public abstract class KernelFunction { public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null; }

    public class PromptRenderContext { public Kernel Kernel => null; public KernelFunction Function => null; public KernelArguments Arguments => null; public string RenderedPrompt { get; set; } public FunctionResult Result { get; set; } }

    public class FunctionInvocationContext { public KernelFunction Function => null; public KernelArguments Arguments => null; public FunctionResult Result { get; set; } }

    public class AutoFunctionInvocationContext { public KernelArguments Arguments => null; public FunctionResult Result { get; set; } }

    public interface IPromptRenderFilter { Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next); }

    public interface IFunctionInvocationFilter { Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next); }

    public interface IAutoFunctionInvocationFilter { Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next); }

    public interface IKernelBuilder { IServiceCollection Services { get; } }

    public static class KernelBuilderExtensions { public static Kernel Build(this IKernelBuilder builder) => null; }

    public class Kernel
    {
        public static IKernelBuilder CreateBuilder() => null;
        public IServiceProvider Services => null;
        public IList<IPromptRenderFilter> PromptRenderFilters => null;
        public IList<IFunctionInvocationFilter> FunctionInvocationFilters => null;
        public IList<IAutoFunctionInvocationFilter> AutoFunctionInvocationFilters => null;
        public T GetRequiredService<T>(object serviceKey = null) where T : class => null;
        public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
        public IAsyncEnumerable<string> InvokeStreamingAsync(KernelFunction function, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
    }

    public class ChatMessageContent { public string Content { get; set; } }
}

namespace Microsoft.SemanticKernel.ChatCompletion
{
    public class ChatHistory : List<ChatMessageContent>
    {
        public ChatHistory() { }
        public ChatHistory(string systemMessage) { }
        public void AddUserMessage(string content) { }
        public void AddAssistantMessage(string content) { }
    }

    public interface IChatCompletionService
    {
        Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null, CancellationToken cancellationToken = default);
    }

    public static class ChatCompletionServiceExtensions
    {
        public static Task<ChatMessageContent> GetChatMessageContentAsync(this IChatCompletionService service, ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null, CancellationToken cancellationToken = default) => null;
        public static Task<ChatMessageContent> GetChatMessageContentAsync(this IChatCompletionService service, string prompt, PromptExecutionSettings executionSettings = null, Kernel kernel = null, CancellationToken cancellationToken = default) => null;
    }
}
