using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Vetted.Tool.Fix;

/// <summary>
/// A text file that is changed in a few places and stays as it is everywhere else: encoding, byte order mark, line ends and a missing last one included.
/// </summary>
internal sealed class TextFile
{
    private static readonly Encoding[] Marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];
    private readonly byte[] _bytes;
    private readonly byte[] _mark;
    private readonly Encoding _encoding;
    private readonly int[] _lineStarts;

    private TextFile(string path, byte[] bytes, byte[] mark, Encoding encoding, string text)
    {
        Path = path;
        _bytes = bytes;
        _mark = mark;
        _encoding = encoding;
        Text = text;
        _lineStarts = LineStarts(text);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>The text without byte order mark.</summary>
    public string Text { get; }

    /// <summary>How many lines there are; an empty one after the last line end counts.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Reads a file; null where its bytes are no text that can be written back as they were.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TextFile? Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var marked = Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.GetPreamble()));
        var mark = marked?.GetPreamble() ?? [];

        // Without a mark it is UTF-8; old files in a code page keep their bytes as Latin-1 does, and ids are ASCII in all of them.
        return Decode(path, bytes, mark, marked ?? new UTF8Encoding(false, true)) ?? (marked is null ? Decode(path, bytes, mark, Encoding.Latin1) : null);
    }

    /// <summary>The text of a line without its end; one-based.</summary>
    public string Line(int number) => Text[_lineStarts[number - 1]..EndOfLine(number)];

    /// <summary>The offset of a place; columns are one-based UTF-16 units and stay within the line.</summary>
    public int Offset(int line, int column) => Math.Min(_lineStarts[line - 1] + Math.Max(column - 1, 0), EndOfLine(line));

    /// <summary>The offset after a line's last character.</summary>
    public int EndOfLine(int line)
    {
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        while (end > _lineStarts[line - 1] && Text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return end;
    }

    /// <summary>Writes another text into the file, through a neighbour that takes its place, so that it is never half there.</summary>
    /// <exception cref="IOException">The folder or file may not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or file may not be written.</exception>
    public void Write(string text)
    {
        if (!File.ReadAllBytes(Path).AsSpan().SequenceEqual(_bytes))
        {
            throw new IOException("somebody changed it meanwhile");
        }

        var neighbour = Path + ".vetted-tmp";
        try
        {
            File.WriteAllBytes(neighbour, [.. _mark, .. _encoding.GetBytes(text)]);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(neighbour, File.GetUnixFileMode(Path));
            }

            File.Move(neighbour, Path, overwrite: true);
        }
        finally
        {
            File.Delete(neighbour);
        }
    }

    private static TextFile? Decode(string path, byte[] bytes, byte[] mark, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes.AsSpan(mark.Length));
            return text.Contains('\0', StringComparison.Ordinal) || !encoding.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(mark.Length)) ? null : new TextFile(path, bytes, mark, encoding, text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
