using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace Vetted.Tool.Tests;

/// <summary><c>vetted fix</c> over pairs of folders (fixes/NAME/before and after), and over files whose bytes matter.</summary>
public sealed class FixCommandTests : IDisposable
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="OpenAI" Version="2.15.0" /></ItemGroup></Project>""";
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted-fix-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("everywhere", 0, "replaced 11 ids in 7 files")]
    [InlineData("languages", 0, "replaced 3 ids in 3 files")]
    [InlineData("successor", 0, "replaced 2 ids in 1 file")]
    public void Every_floating_or_retired_id_is_replaced_and_nothing_else(string name, int exitCode, string summary)
    {
        Copy(Path.Combine(Pairs, name, "before"));

        var (wouldExit, planned, _) = Fix("--dry-run");
        var untouched = Texts(_folder);
        var (exit, output, error) = Fix();

        Assert.Equal(Texts(Path.Combine(Pairs, name, "before")), untouched);
        Assert.Equal(1, wouldExit);
        Assert.Equal(Texts(Path.Combine(Pairs, name, "after")), Texts(_folder));
        Assert.Equal((exitCode, ""), (exit, error));
        Assert.EndsWith(summary + "\n", output, StringComparison.Ordinal);
        Assert.Equal(output.Replace("replaced ", "would replace ", StringComparison.Ordinal), planned);
        Assert.Equal((0, "nothing to replace\n", ""), Fix("--dry-run"));
    }

    [Fact]
    public void Deployments_versions_beside_the_name_hosts_spellings_and_lists_are_left_alone()
    {
        Copy(Path.Combine(Pairs, "left", "before"));

        var (exitCode, output, error) = Fix();

        Assert.Equal(Texts(Path.Combine(Pairs, "left", "after")), Texts(_folder));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("nothing to replace; ", output, StringComparison.Ordinal);
        Assert.Contains("appsettings.json(4,25): gpt-4o was not replaced by gpt-4o-2024-08-06: a version stands beside the name. Change it by hand\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_not_named_is_not_repaired()
    {
        Copy(Path.Combine(Pairs, "successor", "before"));

        Assert.Equal((0, "nothing to replace\n", ""), Fix("--rule", "VET3004"));
        Assert.Equal(0, Fix("--rule", "VET3005").ExitCode);
        Assert.Equal(2, Fix("--rule", "VET1003").ExitCode);
        Assert.Equal(2, Tool.Run("fix", Path.Combine(_folder, "missing")).ExitCode);
    }

    [Theory]
    [InlineData("utf-8", true, "\r\n")]
    [InlineData("utf-8", false, "\r\n")]
    [InlineData("utf-8", false, "\n")]
    [InlineData("utf-16", true, "\r\n")]
    [InlineData("utf-16BE", true, "\n")]
    [InlineData("iso-8859-1", false, "\r\n")]
    public void Encoding_byte_order_mark_and_line_ends_stay(string encodingName, bool hasMark, string newLine)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        byte[] Bytes(string id)
        {
            var text = string.Join(newLine, "// Grüße, naïve", $"var chat = new OpenAI.Chat.ChatClient(\"{id}\", \"Schlüssel\");", "// without a last line end");
            return [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        }

        File.WriteAllText(Path.Combine(_folder, "App.csproj"), Project);
        File.WriteAllBytes(Path.Combine(_folder, "Program.cs"), Bytes("gpt-4o"));

        Assert.Equal(0, Fix().ExitCode);
        Assert.Equal(Bytes("gpt-4o-2024-08-06"), File.ReadAllBytes(Path.Combine(_folder, "Program.cs")));
        Assert.Equal(["App.csproj", "Program.cs"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_diff_is_one_that_git_applies()
    {
        File.WriteAllText(Path.Combine(_folder, "App.csproj"), Project);
        var lines = Enumerable.Range(1, 20).Select(i => i is 2 or 18 or 20 ? $"var c{i} = new OpenAI.Chat.ChatClient(\"gpt-4o\", \"k\");" : $"var n{i} = {i};");
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), string.Join('\n', lines));

        var (_, output, _) = Fix("--dry-run");

        Assert.Equal(
            """
            --- a/Program.cs
            +++ b/Program.cs
            @@ -1,5 +1,5 @@
             var n1 = 1;
            -var c2 = new OpenAI.Chat.ChatClient("gpt-4o", "k");
            +var c2 = new OpenAI.Chat.ChatClient("gpt-4o-2024-08-06", "k");
             var n3 = 3;
             var n4 = 4;
             var n5 = 5;
            @@ -15,6 +15,6 @@
             var n15 = 15;
             var n16 = 16;
             var n17 = 17;
            -var c18 = new OpenAI.Chat.ChatClient("gpt-4o", "k");
            +var c18 = new OpenAI.Chat.ChatClient("gpt-4o-2024-08-06", "k");
             var n19 = 19;
            -var c20 = new OpenAI.Chat.ChatClient("gpt-4o", "k");
            \ No newline at end of file
            +var c20 = new OpenAI.Chat.ChatClient("gpt-4o-2024-08-06", "k");
            \ No newline at end of file
            would replace 3 ids in 1 file

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void An_id_that_is_composed_or_escaped_is_left_to_a_person_and_told()
    {
        File.WriteAllText(Path.Combine(_folder, "App.csproj"), Project);
        const string Source = "var chat = new OpenAI.Chat.ChatClient(\"gpt-\" + \"4o\", \"k\");\nvar other = new OpenAI.Chat.ChatClient(\"gpt-4\\u006f\", \"k\");\n";
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), Source);

        var (exitCode, output, error) = Fix();

        Assert.Equal(1, exitCode);
        Assert.Equal("nothing to replace; 2 left to a person\n", output);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("does not stand there as it is", StringComparison.Ordinal)));
        Assert.Equal(Source, File.ReadAllText(Path.Combine(_folder, "Program.cs")));
    }

    [Fact]
    public void The_package_of_a_missing_check_is_referenced_in_the_version_that_another_project_has()
    {
        Unguarded("Chat/Chat.csproj", """<PackageReference Include="OllamaSharp" Version="5.4.0" />""");
        Write("Other/Other.csproj", Project.Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Write("Directory.Packages.props", "<Project />");

        Assert.Equal((0, "nothing to replace\n", ""), Fix());
        var (wouldExit, planned, _) = Fix("--rule", "VET2001", "--dry-run");
        var (exit, output, error) = Fix("--rule", "VET2001");

        Assert.Equal((1, 0, ""), (wouldExit, exit, error));
        Assert.Equal(
            """
            --- a/Chat/Chat.csproj
            +++ b/Chat/Chat.csproj
            @@ -4,5 +4,6 @@
               </PropertyGroup>
               <ItemGroup>
                 <PackageReference Include="OllamaSharp" Version="5.4.0" />
            +    <PackageReference Include="OpenAI" Version="2.15.0" />
               </ItemGroup>
             </Project>
            referenced OpenAI 2.15.0 in Chat/Chat.csproj. Next: dotnet restore, then dotnet format analyzers --diagnostics VET2001 VET2003 puts its check before the model

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(output.Replace("referenced ", "would reference ", StringComparison.Ordinal), planned);
        Assert.Contains("<PackageReference Include=\"OpenAI\" Version=\"2.15.0\" />", File.ReadAllText(Path.Combine(_folder, "Chat", "Chat.csproj")), StringComparison.Ordinal);
        Assert.Contains("OpenAI is referenced already. Put its check before the model", Fix("--rule", "VET2001").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PackageVersion Include=\"OllamaSharp\" Version=\"5.4.0\" /><PackageVersion Include=\"Azure.AI.ContentSafety\" Version=\"1.0.0\" />", "<PackageReference Include=\"Azure.AI.ContentSafety\" />", 0)]
    [InlineData("<PackageVersion Include=\"OllamaSharp\" Version=\"5.4.0\" />", null, 1)]
    public void A_central_file_gives_the_version_or_nobody_does(string versions, string? reference, int exitCode)
    {
        Unguarded("Chat/Chat.csproj", """<PackageReference Include="OllamaSharp" />""");
        Write("Directory.Packages.props", $"<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup>{versions}</ItemGroup></Project>");

        var (exit, _, error) = Fix("--rule", "VET2001");

        var text = File.ReadAllText(Path.Combine(_folder, "Chat", "Chat.csproj"));
        Assert.Equal(exitCode, exit);
        Assert.Equal(reference is null ? 1 : 2, text.Split("<PackageReference").Length - 1);
        Assert.True(reference is null || text.Contains(reference, StringComparison.Ordinal), text);
        Assert.Equal(reference is null, error.Contains("nothing in this checkout names a version of OpenAI, AWSSDK.BedrockRuntime, Azure.AI.ContentSafety. Reference one: dotnet add Chat/Chat.csproj package OpenAI", StringComparison.Ordinal));
    }

    private void Unguarded(string path, string reference)
    {
        Write(path, $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <OutputType>Exe</OutputType>\n  </PropertyGroup>\n  <ItemGroup>\n    {reference}\n  </ItemGroup>\n</Project>\n");
        Write(Path.Combine(Path.GetDirectoryName(path)!, "Program.cs"), "var chat = new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"llama3.2\");\n");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string Pairs { get; } = Path.Combine(Here(), "fixes");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static SortedDictionary<string, string> Texts(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);

    private (int ExitCode, string Out, string Error) Fix(params string[] arguments) => Tool.Run(["fix", _folder, .. arguments]);

    private void Copy(string from)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
