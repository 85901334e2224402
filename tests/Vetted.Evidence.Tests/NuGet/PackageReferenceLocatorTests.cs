using System;
using System.IO;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet.Tests;

public sealed class PackageReferenceLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vetted locator ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lists_updates_and_letter_case_are_understood()
    {
        var file = Write("""
            <Project>
              <ItemGroup>
                <PackageReference Update="OpenAI" Version="2.0.0" />
                <PackageReference Include="A;
                                           openai" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(new Place("X.csproj", 4, 5), new PackageReferenceLocator(_folder).Find(file, "PackageReference", "OpenAI"));
    }

    [Fact]
    public void An_old_namespace_does_not_hide_the_element()
    {
        var file = Write("<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n<ItemGroup>\n<PackageReference Include=\"OpenAI\" /></ItemGroup></Project>");
        Assert.Equal(3, new PackageReferenceLocator(_folder).Find(file, "PackageReference", "OpenAI")!.Line);
    }

    [Theory]
    [InlineData("<Project><ItemGroup><PackageReference Include='$(Ai)' /></ItemGroup></Project>")]
    [InlineData("<Project><ItemGroup><PackageVersion Include='OpenAI' /></ItemGroup></Project>")]
    [InlineData("<Project><!-- <PackageReference Include='OpenAI' /> --></Project>")]
    [InlineData("<Project")]
    public void What_the_text_does_not_name_is_the_first_line(string text)
    {
        var file = Write(text);
        var locator = new PackageReferenceLocator(_folder);
        Assert.Null(locator.Find(file, "PackageReference", "OpenAI"));
        Assert.Equal(new Place("X.csproj", 1), locator.FindOrFirstLine(file, "PackageReference", "OpenAI"));
    }

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "X.csproj");
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        return file;
    }
}
