using System;
using System.Linq;

namespace Vetted.Evidence.Files;

/// <summary>Packages that run Python inside a .NET process, where a script beside a model is code of this process.</summary>
public static class PythonHosts
{
    // Package ids and the assemblies they bring: nuget.org/packages/pythonnet (Python.Runtime.dll), CSnakes.Runtime, IronPython, Python.Included (which brings pythonnet).
    private static readonly string[] Packages = { "pythonnet", "Python.Included", "CSnakes.Runtime", "IronPython" };
    private static readonly string[] Assemblies = { "Python.Runtime.dll", "CSnakes.Runtime.dll", "IronPython.dll" };

    /// <summary>True for the id of a package that hosts Python.</summary>
    /// <param name="id">A NuGet package id.</param>
    public static bool IsPackage(string id) => Packages.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the file name of an assembly that hosts Python.</summary>
    /// <param name="fileName">A file name without its folder.</param>
    public static bool IsAssembly(string fileName) => Assemblies.Contains(fileName, StringComparer.OrdinalIgnoreCase);
}
