using System;
using System.IO;
using System.Text;

namespace Vetted.Build;

/// <summary>Writes files so that a reader never sees half of one, and so that an unchanged file keeps its time and rebuilds nothing.</summary>
internal static class OutputFile
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file unless it has that content already.</summary>
    /// <exception cref="IOException">It cannot be written; the previous file is intact.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the previous file is intact.</exception>
    public static void Write(string path, string text)
    {
        var bytes = Utf8.GetBytes(text);
        if (!Holds(path, bytes))
        {
            Replace(path, temporary => File.WriteAllBytes(temporary, bytes));
        }
    }

    /// <summary>Copies a file unless the target has that content already.</summary>
    /// <exception cref="IOException">It cannot be written; the previous file is intact.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the previous file is intact.</exception>
    public static void Copy(string from, string to)
    {
        if (!Holds(to, File.ReadAllBytes(from)))
        {
            Replace(to, temporary => File.Copy(from, temporary));
        }
        else
        {
            // The target that skips this copy compares times.
            File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
        }
    }

    /// <summary>Removes a file where there is one.</summary>
    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>Marks that a step is done for these inputs, and forgets other settings' marks.</summary>
    public static void Stamp(string path)
    {
        var name = Path.GetFileName(path);
        if (!name.EndsWith(".stamp", StringComparison.Ordinal))
        {
            // A step that is to run every time names a file that nobody writes.
            return;
        }

        var step = name.Substring(0, name.IndexOf('.'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var other in Directory.GetFiles(Path.GetDirectoryName(path)!, step + ".*.stamp"))
        {
            if (!string.Equals(Path.GetFileName(other), name, StringComparison.OrdinalIgnoreCase))
            {
                File.Delete(other);
            }
        }

        File.WriteAllText(path, "");
    }

    private static void Replace(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        try
        {
            write(temporary);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            Delete(temporary);
        }
    }

    private static bool Holds(string path, byte[] bytes)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
    }
}
