// references: Aspire.Hosting.GitHub.Models
using Aspire.Hosting;
using Aspire.Hosting.GitHub;
IDistributedApplicationBuilder builder = null;
builder.AddGitHubModel("chat", GitHubModel.OpenAI.OpenAIGpt4oMini); //! model openai/gpt-4o-mini enum selected
