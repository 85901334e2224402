// references: Microsoft.Agents.AI, Microsoft.Agents.AI.Abstractions, Microsoft.Extensions.AI, Microsoft.Extensions.AI.Abstractions
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI.Purview
{
    public class PurviewSettings { public PurviewSettings(string appName) { } public bool IgnoreExceptions { get; set; } }

    public static class PurviewExtensions
    {
        public static AIAgentBuilder WithPurview(this AIAgentBuilder builder, object tokenCredential, PurviewSettings settings) => builder;
        public static ChatClientBuilder WithPurview(this ChatClientBuilder builder, object tokenCredential, PurviewSettings settings) => builder;
    }
}
