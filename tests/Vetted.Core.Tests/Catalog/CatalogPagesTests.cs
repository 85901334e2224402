using System;
using System.IO;
using System.Runtime.CompilerServices;
using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class CatalogPagesTests
{
    [Fact]
    public void The_pages_say_what_the_catalog_says()
    {
        var folder = Path.Combine(SourceFolder(), "../../../docs/catalog");
        foreach (var (name, text) in CatalogPages.All(AiCatalog.Shared))
        {
            var file = Path.Combine(folder, name);
            if (Environment.GetEnvironmentVariable("VETTED_UPDATE") == "1")
            {
                File.WriteAllText(file, text);
            }

            Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"docs/catalog/{name} is out of step with the catalog: run this test with VETTED_UPDATE=1");
        }
    }

    [Fact]
    public void A_page_names_every_entry_of_its_kind()
    {
        var pages = CatalogPages.All(AiCatalog.Shared);

        Assert.All(new[] { "packages", "safety-tools", "services", "weakenings", "practices", "constants", "clients", "lifecycles" }, kind =>
            Assert.All(AiCatalog.Shared.Keys(kind), key => Assert.Contains($"`{key}`", pages[kind + ".md"], StringComparison.Ordinal)));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
