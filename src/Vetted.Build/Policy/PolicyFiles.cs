using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Finds and reads the policy files of a project: the central one, then from the repository's root down to the project.</summary>
internal static class PolicyFiles
{
    /// <summary>The merged policy of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="catalog">The shipped catalog.</param>
    /// <param name="asked">Gets the absolute paths of the files that the policy files name, whether they exist or not.</param>
    public static EffectivePolicy Read(ProjectOptions project, Settings settings, AiCatalog catalog, ICollection<string>? asked = null)
    {
        var root = settings.IsRootGiven ? project.RepositoryRoot : project.PolicyRoot;
        var inputs = new List<PolicyInput>();
        var problems = new List<PolicyProblem>();
        if (settings.PolicyFile is { } central)
        {
            ReadCentral(Path.GetFullPath(Path.Combine(root, central)), settings.PolicySha256, inputs, problems);
        }

        foreach (var path in Candidates(project, root))
        {
            Add(path, project.Relative(path), isCentral: false, inputs, problems);
        }

        var (policy, _) = PolicyReader.Read(inputs, catalog, path =>
        {
            asked?.Add(Path.Combine(root, path));
            return ReadInside(root, path);
        });
        return policy with
        {
            // Nobody switches off what a central policy asks for: a response file in the repository speaks on the command line too.
            Enforce = settings.Enforce == true || (policy.Enforce && (policy.IsCentral || settings.Enforce is null)),
            Problems = problems.Count == 0 ? policy.Problems : problems.Concat(policy.Problems).ToArray(),
        };
    }

    /// <summary>The policy files that exist, outermost first.</summary>
    internal static IReadOnlyList<string> Candidates(ProjectOptions project) => Candidates(project, project.PolicyRoot);

    private static List<string> Candidates(ProjectOptions project, string root)
    {
        var found = new List<string>();
        for (var folder = project.ProjectFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, PolicyReader.FileName);
            if (File.Exists(file))
            {
                found.Insert(0, file);
            }

            if (string.Equals(folder, root, StringComparison.OrdinalIgnoreCase))
            {
                break;
            }
        }

        return found;
    }

    private static void ReadCentral(string path, string? sha256, List<PolicyInput> inputs, List<PolicyProblem> problems)
    {
        try
        {
            if (sha256 is not null && Sha256(File.ReadAllBytes(path)) is var actual && actual != sha256)
            {
                problems.Add(new PolicyProblem(new Place(path, 0), $"the central policy is another file than the pinned one: its SHA-256 is {actual} and VettedPolicySha256 says {sha256}", IsMistake: true));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Told once, by the reading below.
        }

        Add(path, path.Replace('\\', '/'), isCentral: true, inputs, problems);
    }

    private static void Add(string path, string name, bool isCentral, List<PolicyInput> inputs, List<PolicyProblem> problems)
    {
        try
        {
            inputs.Add(new PolicyInput(name, File.ReadAllText(path), isCentral));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new PolicyProblem(new Place(name, 0), isCentral ? "the central policy cannot be read; check VettedPolicyFile" : "this policy file cannot be read", IsMistake: true));
        }
    }

    /// <summary>Reads a file that a policy names; null for one that does not exist or that a link leads out of the repository.</summary>
    private static string? ReadInside(string root, string relative)
    {
        var path = root;
        foreach (var part in relative.Split('/'))
        {
            path = Path.Combine(path, part);
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                return null;
            }

            if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
            {
                return null;
            }
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Sha256(byte[] bytes)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(bytes);
        return string.Concat(sha.GetHashAndReset().Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
