using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>The middleware that the fixes put around a chat client, as the guide docs/guides/moderation.md explains it.</summary>
internal static class ModerationClass
{
    /// <summary>The class's name.</summary>
    public const string Name = "ModerationChatClient";

    private const string Wanted = "OpenAI.Moderations.ModerationClient";
    private const string Base = "Microsoft.Extensions.AI.DelegatingChatClient";

    /// <summary>True where the project has what the class is made of: a reference to OpenAI for its moderation, and Microsoft.Extensions.AI.</summary>
    public static bool CanCompile(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Wanted) is not null && compilation.GetTypeByMetadataName(Base) is not null;

    /// <summary>
    /// A file with the class at its end, unless the project has one of that name. At the end of a file and not in one of its own: what adds a file to a project through
    /// <c>dotnet format</c> names it in the project file, where the SDK's own pattern names it already.
    /// </summary>
    /// <param name="root">The file.</param>
    /// <param name="compilation">The compilation before the fix.</param>
    public static CompilationUnitSyntax AddTo(CompilationUnitSyntax root, Compilation compilation)
    {
        if (compilation.GetSymbolsWithName(Name, SymbolFilter.Type).Any())
        {
            return root;
        }

        var unit = SyntaxFactory.ParseCompilationUnit(Text);
        var missing = unit.Usings.Where(wanted => root.Usings.All(known => known.Name?.ToString() != wanted.Name?.ToString())).ToArray();
        var declared = unit.Members[0];
        return root.AddUsings(missing.Select(one => SyntaxFactory.UsingDirective(one.Name!).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.LineFeed)).ToArray())
            .AddMembers(declared.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia("\n\n#nullable enable\n").AddRange(declared.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))));
    }

    /// <summary>The class as a file of its own, readable by every compiler that reads <c>IAsyncEnumerable</c> (C# 8).</summary>
    internal static string Text { get; } = (Usings + "\n" + Body).Replace("\r\n", "\n") + "\n";

    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using OpenAI.Moderations;

        """;

    private const string Body = """
        /// <summary>Shows every question to a moderation service before the model sees it, and every answer before the user does.</summary>
        internal sealed class ModerationChatClient : DelegatingChatClient
        {
            private const string Refusal = "I have no good answer to that.";
            private readonly ModerationClient _moderation;

            /// <param name="innerClient">The client to guard.</param>
            /// <param name="moderation">The moderation service; without one OpenAI's, with the key from OPENAI_API_KEY.</param>
            public ModerationChatClient(IChatClient innerClient, ModerationClient? moderation = null)
                : base(innerClient)
            {
                _moderation = moderation ?? new ModerationClient(
                    "omni-moderation-2024-09-26",
                    Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("OPENAI_API_KEY is not set, and without it nothing can be moderated."));
            }

            public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                var conversation = messages.ToList();
                if (await IsHarmful(Question(conversation), cancellationToken))
                {
                    return Refused();
                }

                var response = await base.GetResponseAsync(conversation, options, cancellationToken);
                return await IsHarmful(response.Text, cancellationToken) ? Refused() : response;
            }

            public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                var conversation = messages.ToList();
                var updates = new List<ChatResponseUpdate>();
                var isHarmful = await IsHarmful(Question(conversation), cancellationToken);
                if (!isHarmful)
                {
                    // Nothing is shown before all of it was looked at: a harmful sentence may end harmlessly begun.
                    await foreach (var update in base.GetStreamingResponseAsync(conversation, options, cancellationToken))
                    {
                        updates.Add(update);
                    }

                    isHarmful = await IsHarmful(string.Concat(updates.Select(update => update.Text)), cancellationToken);
                }

                foreach (var update in isHarmful ? Refused().ToChatResponseUpdates().ToList() : updates)
                {
                    yield return update;
                }
            }

            // Tool results come from outside too, so everything since the model last spoke is looked at.
            private static string Question(List<ChatMessage> messages)
            {
                return string.Join("\n", messages.Skip(messages.FindLastIndex(message => message.Role == ChatRole.Assistant) + 1).Select(message => message.Text));
            }

            private async Task<bool> IsHarmful(string text, CancellationToken cancellationToken)
            {
                return text.Trim().Length > 0 && (await _moderation.ClassifyTextAsync(text, cancellationToken)).Value.Flagged;
            }

            private static ChatResponse Refused()
            {
                return new ChatResponse(new ChatMessage(ChatRole.Assistant, Refusal)) { FinishReason = ChatFinishReason.ContentFilter };
            }
        }
        """;
}
