// references: Microsoft.Extensions.DependencyInjection.Abstractions
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.KernelMemory
{
    public class MemoryAnswer { public string Result => null; }

    public interface IKernelMemory
    {
        Task<string> ImportTextAsync(string text, string documentId = null, CancellationToken cancellationToken = default);
        Task<MemoryAnswer> AskAsync(string question, string index = null, CancellationToken cancellationToken = default);
    }

    public class MemoryServerless : IKernelMemory
    {
        public Task<string> ImportTextAsync(string text, string documentId = null, CancellationToken cancellationToken = default) => null;
        public Task<MemoryAnswer> AskAsync(string question, string index = null, CancellationToken cancellationToken = default) => null;
    }

    public interface IKernelMemoryBuilder { IServiceCollection Services { get; } IKernelMemory Build(); T Build<T>() where T : class, IKernelMemory; }

    public class KernelMemoryBuilder : IKernelMemoryBuilder
    {
        public IServiceCollection Services => null;
        public IKernelMemory Build() => null;
        public T Build<T>() where T : class, IKernelMemory => null;
    }

    public class AzureAIContentSafetyConfig { public string Endpoint { get; set; } public string APIKey { get; set; } }

    public static class KernelMemoryBuilderExtensions
    {
        public static IKernelMemoryBuilder WithOpenAIDefaults(this IKernelMemoryBuilder builder, string apiKey) => builder;
        public static IKernelMemoryBuilder WithAzureAIContentSafetyModeration(this IKernelMemoryBuilder builder, AzureAIContentSafetyConfig config) => builder;
    }
}
