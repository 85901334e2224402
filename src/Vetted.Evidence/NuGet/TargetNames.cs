using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.NuGet;

/// <summary>
/// The names under which an assets file keeps one target framework: format 4 uses the alias of the project file, format 3 the short
/// name for newer frameworks and the long one (<c>.NETStandard,Version=v2.0</c>) for older ones. An empty framework takes the only one.
/// </summary>
internal sealed class TargetNames
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _any;

    public TargetNames(string framework)
    {
        _any = framework.Length == 0;
        Add(framework);
    }

    public void Add(params string?[] names)
    {
        foreach (var name in names.Where(name => !string.IsNullOrEmpty(name)))
        {
            _names.Add(name!);
            if (LongName(name!) is { } longName)
            {
                _names.Add(longName);
            }
        }
    }

    public bool Match(string name) => _any || _names.Contains(name) || _names.Contains(ShortenPlatform(name));

    /// <summary><c>net472</c> to <c>.NETFramework,Version=v4.7.2</c>; null where NuGet writes the short name.</summary>
    private static string? LongName(string name)
    {
        if (Rest(name, "netstandard") is { } standard)
        {
            return ".NETStandard,Version=v" + standard;
        }

        if (Rest(name, "netcoreapp") is { } core)
        {
            return ".NETCoreApp,Version=v" + core;
        }

        if (Rest(name, "net") is not { } rest || rest.Length == 0)
        {
            return null;
        }

        return rest.IndexOf('.') >= 0
            ? (rest.All(c => char.IsDigit(c) || c == '.') ? ".NETCoreApp,Version=v" + rest : null)
            : rest.All(char.IsDigit) ? ".NETFramework,Version=v" + string.Join(".", rest.ToCharArray()) : null;
    }

    private static string? Rest(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name.Substring(prefix.Length) : null;

    /// <summary><c>net8.0-windows7.0</c> to <c>net8.0-windows</c>: a project file may leave the platform version out, the assets file never does.</summary>
    private static string ShortenPlatform(string name)
    {
        var dash = name.IndexOf('-');
        return dash < 0 ? name : name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
    }
}
