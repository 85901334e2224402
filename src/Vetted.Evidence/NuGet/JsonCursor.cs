using System;
using System.Text;
using Vetted.Text;

namespace Vetted.Evidence.NuGet;

/// <summary>
/// Walks a JSON text forwards and skips what nobody asks for. project.assets.json is a few megabytes of which the graph needs a small
/// part (the file lists and the pruning table are most of it), so building a document would cost more than the whole inventory may.
/// </summary>
internal sealed class JsonCursor
{
    private readonly string _text;
    private int _position;

    public JsonCursor(string text, int position = 0)
    {
        _text = text;
        _position = position == 0 && text.Length > 0 && text[0] == '\uFEFF' ? 1 : position;
    }

    /// <summary>Offset of the next value, to come back to it with a new cursor.</summary>
    public int Position
    {
        get
        {
            SkipBlank();
            return _position;
        }
    }

    /// <summary>Enters an object; skips any other value and returns false.</summary>
    public bool EnterObject() => Enter('{');

    /// <summary>Enters an array; skips any other value and returns false.</summary>
    public bool EnterArray() => Enter('[');

    /// <summary>Moves to the value of the next member, or leaves the object.</summary>
    public bool NextMember(out string name)
    {
        SkipSeparator();
        if (Peek() == '}')
        {
            _position++;
            name = "";
            return false;
        }

        name = ReadText();
        SkipBlank();
        Expect(':');
        return true;
    }

    /// <summary>Moves to the next item, or leaves the array.</summary>
    public bool NextItem()
    {
        SkipSeparator();
        if (Peek() == ']')
        {
            _position++;
            return false;
        }

        return true;
    }

    /// <summary>Reads a string; skips any other value and returns null.</summary>
    public string? ReadString()
    {
        SkipBlank();
        if (Peek() == '"')
        {
            return ReadText();
        }

        Skip();
        return null;
    }

    /// <summary>Reads a number or literal as written; skips any other value and returns null.</summary>
    public string? ReadBare()
    {
        SkipBlank();
        var start = _position;
        if (Peek() is '"' or '{' or '[')
        {
            Skip();
            return null;
        }

        SkipBare();
        return _text.Substring(start, _position - start);
    }

    /// <summary>Skips one value, however deep, without recursion.</summary>
    public void Skip()
    {
        SkipBlank();
        var depth = 0;
        do
        {
            switch (Peek())
            {
                case '"':
                    SkipText();
                    break;
                case '{' or '[':
                    depth++;
                    _position++;
                    break;
                case '}' or ']':
                    depth--;
                    _position++;
                    break;
                case ',' or ':' or ' ' or '\n' or '\r' or '\t':
                    _position++;
                    break;
                default:
                    SkipBare();
                    break;
            }
        }
        while (depth > 0);
    }

    /// <summary>The line and column of a position, for an error message.</summary>
    public static TextError ErrorAt(string text, int position, string message)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < position && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return new TextError(line, position - start + 1, message);
    }

    private bool Enter(char bracket)
    {
        SkipBlank();
        if (Peek() == bracket)
        {
            _position++;
            return true;
        }

        Skip();
        return false;
    }

    private string ReadText()
    {
        var start = _position + 1;
        SkipText();
        var length = _position - 1 - start;
        return _text.IndexOf('\\', start, length) < 0 ? _text.Substring(start, length) : Unescape(start, start + length);
    }

    private void SkipText()
    {
        Expect('"');
        while (true)
        {
            var quote = _text.IndexOf('"', _position);
            if (quote < 0)
            {
                throw Wrong("a string is not closed");
            }

            var slashes = 0;
            while (quote - 1 - slashes >= _position && _text[quote - 1 - slashes] == '\\')
            {
                slashes++;
            }

            _position = quote + 1;
            if (slashes % 2 == 0)
            {
                return;
            }
        }
    }

    private string Unescape(int start, int end)
    {
        var text = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var c = _text[i];
            if (c != '\\' || i + 1 >= end)
            {
                text.Append(c);
                continue;
            }

            c = _text[++i];
            if (c == 'u' && i + 4 < end + 1 && ushort.TryParse(_text.Substring(i + 1, Math.Min(4, end - i - 1)), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
                continue;
            }

            text.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => c });
        }

        return text.ToString();
    }

    private void SkipBare()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.')
        {
            _position++;
        }

        if (_position == start)
        {
            throw Wrong("a value is expected");
        }
    }

    private void SkipSeparator()
    {
        SkipBlank();
        if (Peek() == ',')
        {
            _position++;
            SkipBlank();
        }
    }

    private void SkipBlank()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\n' or '\r' or '\t')
        {
            _position++;
        }
    }

    private char Peek() => _position < _text.Length ? _text[_position] : throw Wrong("the file ends too early");

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw Wrong($"'{expected}' is expected");
        }

        _position++;
    }

    private JsonMistakeException Wrong(string message) => new(ErrorAt(_text, _position, message));
}

/// <summary>Carries a mistake in a JSON text to the reader that turns it into a gap; never leaves this room.</summary>
#pragma warning disable CA1032, CA1064 // only thrown and caught inside this room
internal sealed class JsonMistakeException : Exception
#pragma warning restore CA1032, CA1064
{
    public JsonMistakeException(TextError error)
        : base(error.Message) => Error = error;

    public TextError Error { get; }
}
