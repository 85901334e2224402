// references: Microsoft.SemanticKernel.Abstractions, Microsoft.Extensions.DependencyInjection.Abstractions
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel
{
    public static class OpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, string orgId = null, string serviceId = null) => builder;
    }

    public static class OpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddOpenAIChatCompletion(this IServiceCollection services, string modelId, string apiKey, string orgId = null, string serviceId = null) => services;
    }
}
