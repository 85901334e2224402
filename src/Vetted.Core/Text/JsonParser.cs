using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Vetted.Text;

/// <summary>
/// Reads JSON as people write it in configuration files: RFC 8259 plus <c>//</c> and <c>/* */</c> comments and trailing commas, the
/// dialect of appsettings.json and tsconfig.json. Own code because the analyzers may not carry a dependency and every value must
/// know its line and column.
/// </summary>
public static class JsonParser
{
    /// <summary>Values nested deeper than this are refused: no honest configuration is, and a hostile one must not exhaust the stack.</summary>
    public const int MaximumDepth = 100;

    /// <summary>Parses a whole text.</summary>
    /// <param name="text">The text; a leading byte order mark is skipped.</param>
    /// <param name="error">Where and why parsing stopped, or null.</param>
    /// <returns>The value, or null where there is an <paramref name="error"/>.</returns>
    public static JsonValue? Parse(string text, out TextError? error)
    {
        var reader = new Reader(text ?? throw new ArgumentNullException(nameof(text)));
        try
        {
            var value = reader.ReadDocument();
            error = null;
            return value;
        }
        catch (Mistake mistake)
        {
            error = new TextError(mistake.Line, mistake.Column, mistake.Message);
            return null;
        }
    }

    private sealed class Mistake : Exception
    {
        public Mistake(string message, int line, int column)
            : base(message)
        {
            Line = line;
            Column = column;
        }

        public int Line { get; }

        public int Column { get; }
    }

    private sealed class Reader
    {
        private readonly string _text;
        private readonly StringBuilder _buffer = new();
        private int _position;
        private int _line = 1;
        private int _lineStart;

        public Reader(string text)
        {
            _text = text;
            if (text.Length > 0 && text[0] == '\uFEFF')
            {
                _position = 1;
                _lineStart = 1;
            }
        }

        private int Column => _position - _lineStart + 1;

        public JsonValue ReadDocument()
        {
            SkipBlank();
            var value = ReadValue(0);
            SkipBlank();
            if (_position < _text.Length)
            {
                throw Wrong("nothing may follow the value");
            }

            return value;
        }

        private JsonValue ReadValue(int depth)
        {
            if (depth > MaximumDepth)
            {
                throw Wrong("nested too deep");
            }

            if (_position >= _text.Length)
            {
                throw Wrong("a value is missing at the end of the file");
            }

            var (line, column, start) = (_line, Column, _position);
            switch (_text[_position])
            {
                case '{':
                    var members = ReadMembers(depth);
                    return new JsonValue(JsonKind.Object, line, column, start, _position, members: members);
                case '[':
                    var items = ReadItems(depth);
                    return new JsonValue(JsonKind.Array, line, column, start, _position, items: items);
                case '"':
                    var text = ReadString();
                    return new JsonValue(JsonKind.String, line, column, start, _position, text);
                case 't':
                    return ReadLiteral("true", JsonKind.Boolean, line, column);
                case 'f':
                    return ReadLiteral("false", JsonKind.Boolean, line, column);
                case 'n':
                    return ReadLiteral("null", JsonKind.Null, line, column);
                default:
                    return ReadNumber(line, column);
            }
        }

        private List<JsonMember> ReadMembers(int depth)
        {
            var members = new List<JsonMember>();
            _position++;
            while (true)
            {
                SkipBlank();
                if (Take('}'))
                {
                    return members;
                }

                if (_position >= _text.Length)
                {
                    throw Wrong("'}' is missing");
                }

                if (_text[_position] != '"')
                {
                    throw Wrong("a member name in double quotes, or '}', is expected");
                }

                var (line, column) = (_line, Column);
                var name = ReadString();
                SkipBlank();
                if (!Take(':'))
                {
                    throw Wrong("':' is missing after the member name");
                }

                SkipBlank();
                members.Add(new JsonMember(name, ReadValue(depth + 1), line, column));
                SkipBlank();
                if (!Take(',') && (_position >= _text.Length || _text[_position] != '}'))
                {
                    throw Wrong("',' or '}' is missing");
                }
            }
        }

        private List<JsonValue> ReadItems(int depth)
        {
            var items = new List<JsonValue>();
            _position++;
            while (true)
            {
                SkipBlank();
                if (Take(']'))
                {
                    return items;
                }

                items.Add(ReadValue(depth + 1));
                SkipBlank();
                if (!Take(',') && (_position >= _text.Length || _text[_position] != ']'))
                {
                    throw Wrong("',' or ']' is missing");
                }
            }
        }

        private string ReadString()
        {
            _position++;
            var start = _position;
            while (_position < _text.Length)
            {
                var c = _text[_position];
                if (c == '"')
                {
                    return _text.Substring(start, _position++ - start);
                }

                if (c == '\\')
                {
                    return ReadEscaped(start);
                }

                if (c < ' ')
                {
                    throw Wrong("a string may not hold a control character or a line break");
                }

                _position++;
            }

            throw Wrong("the string is not closed");
        }

        private string ReadEscaped(int start)
        {
            _buffer.Clear().Append(_text, start, _position - start);
            while (_position < _text.Length)
            {
                var c = _text[_position];
                if (c == '"')
                {
                    _position++;
                    return _buffer.ToString();
                }

                if (c < ' ')
                {
                    throw Wrong("a string may not hold a control character or a line break");
                }

                _position++;
                if (c != '\\')
                {
                    _buffer.Append(c);
                    continue;
                }

                if (_position >= _text.Length)
                {
                    break;
                }

                _buffer.Append(ReadEscape());
            }

            throw Wrong("the string is not closed");
        }

        private char ReadEscape()
        {
            var c = _text[_position++];
            switch (c)
            {
                case '"':
                case '\\':
                case '/':
                    return c;
                case 'b':
                    return '\b';
                case 'f':
                    return '\f';
                case 'n':
                    return '\n';
                case 'r':
                    return '\r';
                case 't':
                    return '\t';
                case 'u' when _position + 4 <= _text.Length
                    && int.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    _position += 4;
                    return (char)code;
                default:
                    _position--;
                    throw Wrong("unknown escape in a string");
            }
        }

        private JsonValue ReadLiteral(string literal, JsonKind kind, int line, int column)
        {
            var start = _position;
            if (string.CompareOrdinal(_text, start, literal, 0, literal.Length) != 0)
            {
                throw Wrong("a value is expected");
            }

            _position += literal.Length;
            return new JsonValue(kind, line, column, start, _position, literal);
        }

        private JsonValue ReadNumber(int line, int column)
        {
            var start = _position;
            while (_position < _text.Length && (char.IsDigit(_text[_position]) || "+-.eE".IndexOf(_text[_position]) >= 0))
            {
                _position++;
            }

            var text = _text.Substring(start, _position - start);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                _position = start;
                throw Wrong("a value is expected");
            }

            return new JsonValue(JsonKind.Number, line, column, start, _position, text);
        }

        private void SkipBlank()
        {
            while (_position < _text.Length)
            {
                var c = _text[_position];
                if (c == '\n')
                {
                    _position++;
                    _line++;
                    _lineStart = _position;
                }
                else if (c is ' ' or '\t' or '\r')
                {
                    _position++;
                }
                else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '/')
                {
                    while (_position < _text.Length && _text[_position] != '\n')
                    {
                        _position++;
                    }
                }
                else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '*')
                {
                    SkipBlockComment();
                }
                else
                {
                    return;
                }
            }
        }

        private void SkipBlockComment()
        {
            var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                throw Wrong("the comment is not closed");
            }

            for (; _position < end + 2; _position++)
            {
                if (_text[_position] == '\n')
                {
                    _line++;
                    _lineStart = _position + 1;
                }
            }
        }

        private bool Take(char expected)
        {
            if (_position < _text.Length && _text[_position] == expected)
            {
                _position++;
                return true;
            }

            return false;
        }

        private Mistake Wrong(string message) => new(message, _line, Column);
    }
}
