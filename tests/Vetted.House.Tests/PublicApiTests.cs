using System.Linq;
using System.Reflection;

namespace Vetted.House.Tests;

public class PublicApiTests
{
    [Theory]
    [InlineData("Vetted.Core")]
    [InlineData("Vetted.Evidence")]
    [InlineData("Vetted.Source")]
    [InlineData("Vetted.Reports")]
    [InlineData("Vetted.Analyzers")]
    public void The_public_surface_is_the_approved_one(string assembly)
    {
        Repository.Hold(PublicApi.Describe(Assembly.Load(assembly)), "tests", "Vetted.House.Tests", "approved", assembly + ".txt");
    }
}
