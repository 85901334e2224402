using System.IO;

namespace Vetted.Tool.Tests;

/// <summary>Runs the tool in this process.</summary>
internal static class Tool
{
    public static (int ExitCode, string Out, string Error) Run(params string[] args) => RunWith("", args);

    public static (int ExitCode, string Out, string Error) RunWith(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = Program.Run(args, new StringReader(input), output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
