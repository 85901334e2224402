namespace Microsoft.Extensions.Hosting
{
    public interface IHostApplicationBuilder { }

    public static class AspireOllamaSharpExtensions
    {
        public static object AddOllamaApiClient(this IHostApplicationBuilder builder, string connectionName, object configure = null) => null;
        public static object AddKeyedOllamaApiClient(this IHostApplicationBuilder builder, string name, object configure = null) => null;
        public static object AddTelemetryClient(this IHostApplicationBuilder builder, string name) => null;
    }
}
