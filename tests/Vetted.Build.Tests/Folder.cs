using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Vetted.Build.Tests;

/// <summary>A temporary folder with files, and the project item that the targets would pass.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "vetted-build-" + Guid.NewGuid().ToString("N")[..8])).FullName;

    public string At(string relative) => System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public string Write(string relative, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), text);
        return At(relative);
    }

    public ITaskItem Project(string relative, params (string Name, string Value)[] metadata)
    {
        var values = new Dictionary<string, string>
        {
            ["AssemblyName"] = "App",
            ["TargetFramework"] = "net10.0",
            ["OutputType"] = "Exe",
            ["Language"] = "C#",
            ["WorkFolder"] = At("obj/vetted"),
            ["OutputFolder"] = At("bin"),
            ["AssetsFile"] = At("obj/project.assets.json"),
        };
        foreach (var (name, value) in metadata)
        {
            values[name] = value;
        }

        return new TaskItem(At(relative), values);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
