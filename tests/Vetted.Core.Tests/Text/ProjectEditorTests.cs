using System;

namespace Vetted.Text.Tests;

/// <summary>A package reference is written into project files as people write them, and nothing else changes.</summary>
public class ProjectEditorTests
{
    [Theory]
    [InlineData("<Project>\n  <ItemGroup>\n    <PackageReference Include=\"A\" Version=\"1.0.0\" />|\n  </ItemGroup>\n</Project>\n", "\n    ", " Version=\"2.1.0\"")]
    [InlineData("<Project>\r\n\t<ItemGroup>\r\n\t\t<PackageReference Include=\"A\" Version=\"1.0.0\" />|\r\n\t</ItemGroup>\r\n</Project>", "\r\n\t\t", " Version=\"2.1.0\"")]
    [InlineData("<Project>\n  <ItemGroup>\n    <PackageReference Include=\"A\">\n      <PrivateAssets>all</PrivateAssets>\n    </PackageReference>|\n  </ItemGroup>\n</Project>\n", "\n    ", null)]
    [InlineData("<Project>\n  <ItemGroup>\n    <PackageReference Include=\"A\" Condition=\"'$(X)' > '1'\" />\n    <PackageReference Include=\"B\" Note=\"a > b\" />|\n    <PackageReference Include=\"C\" Condition=\"'$(X)' == ''\" />\n  </ItemGroup>\n</Project>\n", "\n    ", null)]
    [InlineData("<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n  <ItemGroup>\n    <PackageReference Include=\"A\" />|\n  </ItemGroup>\n  <Target Name=\"T\"><ItemGroup><PackageReference Include=\"B\" /></ItemGroup></Target>\n</Project>\n", "\n    ", null)]
    public void It_goes_behind_the_last_one_that_is_always_there(string marked, string before, string? version)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);

        Assert.Equal(
            marked.Replace("|", before + "<PackageReference Include=\"OpenAI\"" + version + " />", StringComparison.Ordinal),
            ProjectEditor.AddPackageReference(text, "OpenAI", version is null ? null : "2.1.0"));
    }

    [Theory]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup />\n</Project>\n", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup />\n  <ItemGroup>\n    <PackageReference Include=\"OpenAI\" />\n  </ItemGroup>\n</Project>\n")]
    [InlineData("<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"A\" />\n  </ItemGroup>\n</Project>\n", "<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"A\" />\n  </ItemGroup>\n  <ItemGroup>\n    <PackageReference Include=\"OpenAI\" />\n  </ItemGroup>\n</Project>\n")]
    public void Where_there_is_none_it_gets_a_group_of_its_own(string text, string expected) => Assert.Equal(expected, ProjectEditor.AddPackageReference(text, "OpenAI", null));

    [Theory]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"openai\" Version=\"1.0.0\" /></ItemGroup></Project>")]
    [InlineData("<Project><ItemGroup Condition=\"'$(X)' == ''\"><PackageReference Include=\"A;OpenAI\" /></ItemGroup></Project>")]
    public void What_is_referenced_stays_as_it_is(string text) => Assert.Equal(text, ProjectEditor.AddPackageReference(text, "OpenAI", "2.1.0"));

    [Theory]
    [InlineData("")]
    [InlineData("<Project>")]
    [InlineData("{ }")]
    [InlineData("<Solution><Project Path=\"A.csproj\" /></Solution>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project>&x;</Project>")]
    [InlineData("<Project />")]
    public void What_is_no_project_file_is_not_written_into(string text) => Assert.Null(ProjectEditor.AddPackageReference(text, "OpenAI", null));

    [Theory]
    [InlineData("<Project><ItemGroup><PackageVersion Include=\"OpenAI\" Version=\"2.1.0\" /></ItemGroup></Project>", true)]
    [InlineData("<Project />", false)]
    [InlineData("no project", false)]
    public void A_file_without_versions_ends_the_search_and_gives_none(string text, bool gives) => Assert.Equal(gives, ProjectEditor.HasCentralVersions(text));

    [Theory]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"OpenAI\" Version=\"2.1.0\" /></ItemGroup></Project>", "2.1.0")]
    [InlineData("<Project><ItemGroup><PackageVersion Include=\"OpenAI\"><Version> 2.2.0 </Version></PackageVersion></ItemGroup></Project>", "2.2.0")]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"OpenAI\" Version=\"$(OpenAIVersion)\" /></ItemGroup></Project>", null)]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"OpenAI\" /></ItemGroup></Project>", null)]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"Other\" Version=\"2.1.0\" /></ItemGroup></Project>", null)]
    [InlineData("no project", null)]
    public void A_version_is_known_where_it_is_written(string text, string? version) => Assert.Equal(version, ProjectEditor.FindVersion(text, "OpenAI"));
}
