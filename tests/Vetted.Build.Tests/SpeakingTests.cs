using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build.Tests;

/// <summary>What a build says, and how loud.</summary>
public class SpeakingTests
{
    [Theory]
    [InlineData("", "", "", "false", false, false)]
    [InlineData("VET1003", "", "", "true", true, true)]
    [InlineData("CS1591;vet1003", "", "", "false", true, false)]
    [InlineData("", "CS1591, VET1003", "", "false", false, true)]
    [InlineData("", "", "", "true", false, true)]
    [InlineData("", "", "VET1003", "true", false, false)]
    [InlineData("", "VET1003", "VET1003", "false", false, true)]
    public void A_task_reads_the_warning_properties_as_the_compiler_does(string noWarn, string asErrors, string notAsErrors, string treat, bool isSilent, bool isError)
    {
        using var folder = new Folder();
        var warnings = WarningSettings.From(folder.Project("App.csproj", ("NoWarn", noWarn), ("WarningsAsErrors", asErrors), ("WarningsNotAsErrors", notAsErrors), ("TreatWarningsAsErrors", treat)));

        Assert.Equal(isSilent, warnings.IsSilent("VET1003"));
        Assert.Equal(isError, warnings.IsError("VET1003"));
    }

    [Fact]
    public void Stored_findings_read_as_they_were_written()
    {
        using var folder = new Folder();
        var finding = new Finding { Rule = "VET1003", Subject = "llama3.2", Message = "m \"q\" ü", Verdict = Verdict.Deny, IsAboutCode = true, Places = [new Place("a b/Program.cs", 3, 5), new Place("x", 0)] };

        var path = folder.Write("findings.json", new StoredFindings([finding], ["Vetted: phi is \"chat\" at Api/Program.cs(3)"], "Vetted: 1 model").Write());
        var read = StoredFindings.Read(path)!;

        Assert.Equal("Vetted: 1 model", read.Summary);
        Assert.Equal(["Vetted: phi is \"chat\" at Api/Program.cs(3)"], read.Notes);
        var one = Assert.Single(read.Findings);
        Assert.Equal((finding.Rule, finding.Subject, finding.Message, finding.Verdict, finding.IsAboutCode), (one.Rule, one.Subject, one.Message, one.Verdict, one.IsAboutCode));
        Assert.Equal(finding.Places, one.Places);
        Assert.Equal(finding.ConsoleMessage, one.ConsoleMessage);
    }

    [Fact]
    public void Long_hashing_is_told_every_three_seconds_and_short_one_never()
    {
        var told = new System.Collections.Generic.List<string>();
        var now = System.TimeSpan.Zero;
        var progress = new HashingProgress(told.Add, () => now);
        foreach (var (seconds, done) in new[] { (9.0, 1L), (11.9, 2), (12.0, 1_200_000_000), (13.0, 2_000_000_000), (15.1, 3_900_000_000) })
        {
            now = System.TimeSpan.FromSeconds(seconds);
            progress.Report(done, 4_000_000_000);
        }

        Assert.Equal(["Vetted: hashing model files, 1.2 of 4.0 GB", "Vetted: hashing model files, 3.9 of 4.0 GB"], told);
    }

    [Fact]
    public void Stored_findings_that_are_none_are_evaluated_again()
    {
        using var folder = new Folder();

        Assert.Null(StoredFindings.Read(folder.At("gone.json")));
        Assert.Null(StoredFindings.Read(folder.Write("broken.json", "{")));
    }

    [Fact]
    public void The_place_of_a_model_is_its_literal_where_the_source_is_at_hand()
    {
        using var folder = new Folder();
        folder.Write("Program.cs", "var a = 1;\nvar client = new Client(\n    \"phi\", \"llama3.2\");\n");
        var places = new LiteralPlaces(ProjectOptions.From(folder.Project("App.csproj")));

        Assert.Equal(new Place("Program.cs", 3, 12, 3, 22), At(places, "llama3.2", new Place("Program.cs", 2, 1, 3, 23)));
        Assert.Equal(new Place("Program.cs", 1, 1, 1, 11), At(places, "llama3.2", new Place("Program.cs", 1, 1, 1, 11)));
        Assert.Equal(new Place("Gone.cs", 2, 1), At(places, "llama3.2", new Place("Gone.cs", 2, 1)));
    }

    [Theory]
    [InlineData("a.cs", "#pragma warning disable VET1003\nx", 2, true)]
    [InlineData("a.cs", "# pragma warning disable CS1591, VET1003 // pilot\nx", 2, true)]
    [InlineData("a.cs", "#pragma warning disable\nx", 2, true)]
    [InlineData("a.cs", "#pragma warning disable VET2001\nx", 2, false)]
    [InlineData("a.cs", "#pragma warning disable VET1003\n#pragma warning restore VET1003\nx", 3, false)]
    [InlineData("a.cs", "x\n#pragma warning disable VET1003", 1, false)]
    [InlineData("a.vb", "#Disable Warning VET1003\nx", 2, true)]
    [InlineData("a.vb", "#Disable Warning VET1003\n#Enable Warning VET1003\nx", 3, false)]
    public void What_a_line_of_source_silences_is_not_told_by_the_task_either(string file, string text, int line, bool isSilenced)
    {
        using var folder = new Folder();
        folder.Write(file, text);

        Assert.Equal(isSilenced, IsSilenced(folder, file, line));
    }

    [Theory]
    [InlineData("[assembly: SuppressMessage(\"Licensing\", \"VET1003\")]\nx", 2, true)]
    [InlineData("class C\n{\n    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Licensing\", \"VET1003:Model licence\", Justification = \"pilot\")]\n    void A(string s = \"}\")\n    {\n        x();\n    }\n\n    void B() { y(); }\n}", 6, true)]
    [InlineData("class C\n{\n    [SuppressMessage(\"Licensing\", \"VET1003\")]\n    void A()\n    {\n        x();\n    }\n\n    void B() { y(); }\n}", 9, false)]
    [InlineData("class C\n{\n    [SuppressMessage(\"Licensing\", \"VET1003\")]\n    string name = \"llama3.2\";\n    string other = \"llama3.2\";\n}", 4, true)]
    [InlineData("class C\n{\n    [SuppressMessage(\"Licensing\", \"VET1003\")]\n    string name = \"llama3.2\";\n    string other = \"llama3.2\";\n}", 5, false)]
    [InlineData("[assembly: SuppressMessage(\"Licensing\", \"VET2001\")]\nx", 2, false)]
    [InlineData("[assembly: SuppressMessage(\"Licensing\", \"VET1003\", Scope = \"member\", Target = \"~M:C.A\")]\nx", 2, false)]
    public void What_an_attribute_silences_is_not_told_by_the_task_either(string text, int line, bool isSilenced)
    {
        using var folder = new Folder();
        folder.Write("a.cs", text);

        Assert.Equal(isSilenced, IsSilenced(folder, "a.cs", line));
    }

    [Fact]
    public void An_attribute_of_the_whole_assembly_may_stand_in_the_file_that_an_IDE_writes()
    {
        using var folder = new Folder();
        folder.Write("a.cs", "x");
        Assert.False(IsSilenced(folder, "a.cs", 1));

        folder.Write("GlobalSuppressions.cs", "[assembly: SuppressMessage(\"Licensing\", \"VET1003\", Justification = \"decided\")]");

        Assert.True(IsSilenced(folder, "a.cs", 1));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.VET1003.severity = none", true)]
    [InlineData(".editorconfig", "[*.{cs,vb}]\ndotnet_diagnostic.vet1003.severity = silent", true)]
    [InlineData(".editorconfig", "[*]\ndotnet_diagnostic.VET1003.severity = suggestion", true)]
    [InlineData(".editorconfig", "[*.vb]\ndotnet_diagnostic.VET1003.severity = none", false)]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.VET1003.severity = warning", false)]
    [InlineData("other/.editorconfig", "[*.cs]\ndotnet_diagnostic.VET1003.severity = none", false)]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.VET1003.severity = none", true)]
    public void What_a_configuration_file_silences_is_not_told_by_the_task_either(string configuration, string text, bool isSilenced)
    {
        using var folder = new Folder();
        folder.Write("a.cs", "x");

        Assert.Equal(isSilenced, IsSilenced(folder, "a.cs", 1, folder.Write(configuration, text)));
    }

    private static bool IsSilenced(Folder folder, string file, int line, params string[] configuration) =>
        new Suppressions(ProjectOptions.From(folder.Project("App.csproj", ("Root", folder.Path))), configuration)
            .IsSilenced(new Finding { Rule = "VET1003", Subject = "m", Message = "m", IsAboutCode = true, Places = [new Place(file, line)] });

    private static Place At(LiteralPlaces places, string text, Place statement) =>
        places.Refine([new ModelReference { Text = text, Evidence = new Inventory.Evidence(Technique.Binary, statement) }]).Single().Evidence.Place;
}
