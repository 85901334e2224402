using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Catalog;
using Vetted.Tool.Commands;

namespace Vetted.Tool;

/// <summary>The <c>vetted</c> command. Each command is a class in Commands with a Create method, and a line in <see cref="Commands"/>.</summary>
internal static class Program
{
    /// <summary>All commands, in the order in which help shows them.</summary>
    private static readonly IReadOnlyList<Func<ToolHost, Command>> Commands =
    [
        IdentifyCommand.Create,
        ExplainCommand.Create,
        CatalogCommand.Create,
        ScanCommand.Create,
        VerifyCommand.Create,
        InitCommand.Create,
        AcceptCommand.Create,
        AttestCommand.Create,
        NoticesCommand.Create,
        FixCommand.Create,
    ];

    private static readonly char[] LineBreaks = ['\r', '\n', '\t'];

    private static int Main(string[] args)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n" };
        return Run(args, new ToolHost(input, output, error, ToolHost.TerminalTakesColours()));
    }

    /// <summary>Runs a command without touching the console, for tests and other hosts.</summary>
    internal static int Run(string[] args, TextReader input, TextWriter output, TextWriter error) => Run(args, new ToolHost(input, output, error, false));

    private static int Run(string[] args, ToolHost host)
    {
        try
        {
            var exitCode = Invoke(args, host);
            host.Out.Flush();
            return exitCode;
        }
        catch (IOException) when (host.IsOutputClosed())
        {
            // The reader of a pipe (head, say) has seen enough.
            return ExitCode.Ok;
        }
        finally
        {
            host.Error.Flush();
        }
    }

    private static int Invoke(string[] args, ToolHost host)
    {
        var root = Root(host);

        // "@cf/meta/llama-3-8b-instruct" is a model id and no file with arguments.
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
        {
            foreach (var mistake in result.Errors)
            {
                host.Error.WriteLine("vetted: " + string.Join(' ', mistake.Message.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries)));
            }

            host.Error.WriteLine("Try: vetted " + string.Concat(result.CommandResult.Command == root ? "" : Path(result.CommandResult) + " ") + "--help");
            return ExitCode.BadInput;
        }

        return result.Invoke(new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(ToolHost host)
    {
        var root = new RootCommand("""
            Says what AI a .NET project uses, under which licences, and what guards it. Works offline.

            Exit codes: 0 done, 1 the policy denies something or something is left to do, 2 the command line or an input is wrong.
            """);
        foreach (var version in root.Options.OfType<VersionOption>().ToArray())
        {
            root.Options.Remove(version);
        }

        var showVersion = new Option<bool>("--version") { Description = "Show the version of the tool and of its catalog" };
        root.Options.Add(showVersion);
        foreach (var create in Commands)
        {
            root.Subcommands.Add(create(host));
        }

        root.SetAction(result =>
        {
            if (!result.GetValue(showVersion))
            {
                host.Error.WriteLine("vetted: which command? Try: vetted --help");
                return ExitCode.BadInput;
            }

            host.Out.WriteLine($"{Product.Version} (catalog {AiCatalog.Shared.Version} of {AiCatalog.Shared.Date})");
            return ExitCode.Ok;
        });
        return root;
    }

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        (result.Parent is System.CommandLine.Parsing.CommandResult { Parent: not null } parent ? Path(parent) + " " : "") + result.Command.Name;
}
