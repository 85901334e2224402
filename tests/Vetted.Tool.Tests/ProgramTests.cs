using System;
using Vetted.Catalog;

namespace Vetted.Tool.Tests;

public class ProgramTests
{
    [Fact]
    public void The_version_names_the_tool_and_its_catalog()
    {
        var (exitCode, output, _) = Tool.Run("--version");

        Assert.Equal(0, exitCode);
        Assert.Equal($"{Product.Version} (catalog {AiCatalog.Shared.Version} of {AiCatalog.Shared.Date})\n", output);
    }

    [Fact]
    public void Help_names_all_commands_and_the_exit_codes()
    {
        var (exitCode, output, _) = Tool.Run("--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("Exit codes: 0 done, 1 the policy denies something or something is left to do, 2", output, StringComparison.Ordinal);
        Assert.All(["identify", "explain", "catalog"], command => Assert.Contains("  " + command + " ", output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("--no-such-option")]
    [InlineData("catalog")]
    public void A_wrong_command_line_is_exit_code_2_and_says_where_help_is(params string[] args)
    {
        var (exitCode, output, error) = Tool.Run(args);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
        Assert.All(error.TrimEnd('\n').Split('\n'), line => Assert.False(line.StartsWith('\t')));
    }

    [Fact]
    public void No_command_is_exit_code_2() => Assert.Equal(2, Tool.Run().ExitCode);
}
