// references: Aspire.Hosting.GitHub.Models
using Aspire.Hosting;
IDistributedApplicationBuilder builder = null;
builder.AddGitHubModel("chat", "openai/gpt-4o-mini"); //! model openai/gpt-4o-mini literal selected
