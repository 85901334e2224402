using System;
using System.Collections.Generic;
using System.IO;
using Vetted.Catalog;
using Vetted.Policy;

namespace Vetted.Tool.Scan;

/// <summary>The policy that judges a scanned project: the file that was named, or the vetted.json files from the scanned root down to the project.</summary>
internal sealed class ScanPolicies
{
    private readonly AiCatalog _catalog;
    private readonly string? _file;

    public ScanPolicies(AiCatalog catalog, string? file)
    {
        _catalog = catalog;
        _file = file;
    }

    /// <summary>True where the policies lie in the scanned repository, so that the evidence files they name must be there too.</summary>
    public bool IsOfRepository => _file is null;

    /// <summary>The policy for the project in a folder.</summary>
    /// <param name="root">The scanned root, absolute.</param>
    /// <param name="folder">The project's folder, absolute, at or below the root.</param>
    public EffectivePolicy For(string root, string folder)
    {
        var inputs = new List<PolicyInput>();
        if (_file is not null)
        {
            inputs.Add(new PolicyInput(_file.Replace('\\', '/'), File.ReadAllText(_file), IsCentral: true));
        }
        else
        {
            for (var current = folder; current is not null && current.Length >= root.TrimEnd('/', '\\').Length; current = Path.GetDirectoryName(current))
            {
                var file = Path.Combine(current, PolicyReader.FileName);
                if (File.Exists(file))
                {
                    inputs.Insert(0, new PolicyInput(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)));
                }
            }
        }

        return inputs.Count == 0 ? EffectivePolicy.None : PolicyReader.Read(inputs, _catalog, path => ReadInside(_file is null ? root : Path.GetDirectoryName(_file)!, path)).Policy;
    }

    private static string? ReadInside(string root, string path)
    {
        var file = Path.Combine(root, path);
        return File.Exists(file) && (File.GetAttributes(file) & FileAttributes.ReparsePoint) == 0 ? File.ReadAllText(file) : null;
    }
}
