using System.Linq;
using Vetted.Tests;
using Xunit.Abstractions;

namespace Vetted.EndToEnd.Tests;

/// <summary>What the analyzers see in the sources of a sample and what the gate sees in its assembly is the same; a difference has its reason here.</summary>
[Collection(Builds.Name)]
public class AgreementTests(PackedVetted vetted, ITestOutputHelper output)
{
    // A path whose folder is known only at run time: the assembly's reader keeps all parts behind it, the analyzers the last one where the path goes through a constructor of the project.
    private static readonly string[] Explained =
    [
        "ChatApp only binary: model Models/urgency.onnx Program.cs(18,1) file-name selected at a sink",
        "ChatApp only source: model urgency.onnx Program.cs(18,88) file-name selected at a sink",
    ];

    [Fact]
    public void Source_and_assembly_of_the_samples_tell_the_same()
    {
        var workspace = vetted.CopySamples("agreement", "ChatApp", "GuardedChatApp", "MultiLib");
        var projects = new[] { "ChatApp", "GuardedChatApp", "MultiLib" }.SelectMany(sample => Agreement.OfBuild(workspace.Build(sample).Succeeded().Log)).ToArray();

        foreach (var project in projects)
        {
            output.WriteLine($"{project.Name}: {project.Agreed} agree, {project.Differences.Count} differ");
            project.Differences.ToList().ForEach(output.WriteLine);
        }

        Assert.Equal(["ChatApp", "GuardedChatApp", "MultiLib", "MultiLib"], projects.Select(project => project.Name));
        Assert.All(projects, project => Assert.True(project.Agreed > 0, project.Name));
        Assert.Equal(Explained, projects.SelectMany(project => project.Differences.Select(difference => project.Name + " " + difference)).Distinct().ToArray());
    }
}
