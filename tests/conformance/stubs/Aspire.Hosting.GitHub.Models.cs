namespace Aspire.Hosting
{
    public interface IDistributedApplicationBuilder { }

    public static class GitHubModelsExtensions
    {
        public static object AddGitHubModel(this IDistributedApplicationBuilder builder, string name, string model) => null;
        public static object AddGitHubModel(this IDistributedApplicationBuilder builder, string name, GitHub.GitHubModel model) => null;
    }
}

namespace Aspire.Hosting.GitHub
{
    public class GitHubModel
    {
        public string Id { get; set; }

        public static class OpenAI { public static readonly GitHubModel OpenAIGpt4oMini = new GitHubModel { Id = "openai/gpt-4o-mini" }; }
    }
}
