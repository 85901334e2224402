using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>
/// Reads the identifiers and texts of a C# file from its characters. It knows as much of the language as that needs and gives up where more would be needed
/// (conditional compilation, escapes in names); the caller then walks over the tokens.
/// </summary>
internal sealed partial class TokenScan
{
    private const int Kept = 1 << 18;

    // AggressiveOptimization, which .NET Standard 2.0 has no name for: a compiler that has just started would read the first files with code that is not optimised yet.
    internal const MethodImplOptions AtOnce = (MethodImplOptions)512;

    [ThreadStatic]
    private static char[]? _buffer;

    private readonly char[] _text;
    private readonly int _end;
    private readonly SyntaxNode _root;
    private readonly TokenRecorder _recorder;
    private int _at;
    private bool _isLineBegun;
    private int _brackets;

    // What the last token was: its first character; 'a' for a word and '0' for a literal. The word, where it is one.
    private char _last;
    private string? _lastWord;

    // What waits for the token after it.
    private int _name = -1;
    private int _namePosition;
    private char _beforeName;
    private bool _isAfterNew;
    private int _creation = -1;

    // A class whose name was read: where its head has got to.
    private string? _class;
    private bool _isRecord;
    private int _classPosition;
    private int _angles;
    private int _parentheses;

    private TokenScan(char[] text, int length, SyntaxNode root, TokenRecorder recorder)
    {
        _text = text;
        _end = length;
        _root = root;
        _recorder = recorder;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="root">Its root, which has no errors.</param>
    /// <param name="recorder">Gets what was read.</param>
    /// <returns>False where the text cannot be read without the tree; <paramref name="recorder"/> holds nothing useful then.</returns>
    public static bool Read(SourceText source, SyntaxNode root, TokenRecorder recorder)
    {
        var length = source.Length;
        var buffer = _buffer;
        if (buffer is null || buffer.Length <= length)
        {
            buffer = new char[Math.Max(length + 1, 1 << 14)];
            _buffer = buffer.Length <= Kept ? buffer : null;
        }

        source.CopyTo(0, buffer, 0, length);
        buffer[length] = '\0';
        var scan = new TokenScan(buffer, length, root, recorder);
        var isRead = scan.Code(isHole: false);
        scan.Next('\0', '\0');
        return isRead;
    }

    // Up to the end of the file, or of a hole in an interpolated string: to its brace, or to the colon before its format.
    [MethodImpl(AtOnce)]
    private bool Code(bool isHole)
    {
        var depth = 0;
        while (_at < _end)
        {
            var character = _text[_at];
            if (IsNameStart(character))
            {
                if (!Word(_at, _at))
                {
                    return false;
                }

                continue;
            }

            switch (character)
            {
                case ' ' or '\t' or '\r':
                    _at++;
                    continue;
                case '\n':
                    _at++;
                    _isLineBegun = false;
                    continue;
                case '/' when _text[_at + 1] is '/' or '*':
                    Comment();
                    continue;
                case '#' when !_isLineBegun:
                    if (!Directive())
                    {
                        return false;
                    }

                    continue;
                case '"':
                    if (!PlainText(_at))
                    {
                        return false;
                    }

                    continue;
                case '\'':
                    Character();
                    continue;
                case '$':
                    if (!InterpolatedText())
                    {
                        return false;
                    }

                    continue;
                case '@':
                    if (!(_text[_at + 1] switch { '"' => VerbatimText(), '$' => Looked(), _ => Word(_at, _at + 1) }))
                    {
                        return false;
                    }

                    continue;
                case >= '0' and <= '9':
                    Number();
                    continue;
                case '\\':
                    return false;
                case ':' when isHole && depth == 0:
                    return _text[_at + 1] != ':';
                case '}' when isHole && depth == 0:
                    return true;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case > '\x7f':
                    if (!char.IsWhiteSpace(character) && character != '\ufeff')
                    {
                        return false;
                    }

                    _isLineBegun &= character is not ('\u0085' or '\u2028' or '\u2029');
                    _at++;
                    continue;
            }

            Next(character, _text[_at + 1]);
            (_last, _lastWord) = (character, null);
            _at++;
        }

        return !isHole;
    }

    [MethodImpl(AtOnce)]
    private bool Word(int position, int start)
    {
        var end = start;
        var hash = TokenRecorder.BeginHash;
        for (; IsNamePart(_text[end]); end++)
        {
            hash = TokenRecorder.Hash(hash, _text[end]);
        }

        // An escape, or a character that counts in the file but not in the name.
        if (end == start || _text[end] == '\\' || (_text[end] > '\x7f' && char.GetUnicodeCategory(_text[end]) is UnicodeCategory.Format or UnicodeCategory.Surrogate))
        {
            return false;
        }

        Next('a', '\0');
        _at = end;
        var index = _recorder.IndexOf(_text, start, end - start, hash, out var keyword);
        if (keyword is not null && start > position)
        {
            index = _recorder.IndexOf(keyword);
            keyword = null;
        }

        if (keyword is null)
        {
            Name(position, index);
        }
        else
        {
            if (keyword == "new" || (_last == ':' && keyword is "base" or "this"))
            {
                _creation = position;
            }

            _recorder.HasGlobalUsing |= keyword == "using" && _lastWord == "global";
            _lastWord = keyword;
        }

        _last = 'a';
        return true;
    }

    private void Name(int position, int index)
    {
        var name = _recorder.Name(index);
        (_name, _namePosition, _beforeName, _isAfterNew) = (index, position, _last, _lastWord == "new");
        if (_lastWord is "class" or "record" && name != "where")
        {
            (_class, _isRecord, _classPosition, _angles, _parentheses) = (name, _lastWord == "record", position, 0, 0);
        }

        if (_last == '.' && TokenRecorder.MaySpell(name))
        {
            _recorder.Spelled.Add(position);
        }

        _lastWord = name;
    }

    // A token begins: what waited for it is decided.
    [MethodImpl(AtOnce)]
    private void Next(char first, char second)
    {
        _isLineBegun = true;
        if (_name >= 0)
        {
            var next = first switch
            {
                '(' => NextToken.Acts,
                '<' => NextToken.MayAct,
                '.' when second != '.' => NextToken.Dot,
                '=' when second is not ('=' or '>') => NextToken.Acts,
                '?' when second == '?' => NextToken.MayAct,
                '{' when _beforeName == '.' => NextToken.MayAct,
                ']' or ',' or '>' when _brackets > 0 => NextToken.MayAct,
                _ => _isAfterNew ? NextToken.MayAct : NextToken.Other,
            };
            _recorder.AddPlace(_namePosition, _name, next);
            _name = -1;
        }

        if (_creation >= 0)
        {
            if (first == '(')
            {
                _recorder.Creations.Add(_creation);
            }

            _creation = -1;
        }

        if (_class is not null)
        {
            Head(first);
        }

        _brackets += first == '[' ? 1 : first == ']' ? -1 : 0;
    }

    // class Name<T>(int first) : Base — behind type parameters and a primary constructor comes the base, or none.
    private void Head(char first)
    {
        switch (first)
        {
            case '(' or '[':
                _parentheses++;
                return;
            case ')' or ']':
                _parentheses--;
                return;
        }

        if (_parentheses > 0)
        {
            return;
        }

        _angles += first == '<' ? 1 : first == '>' ? -1 : 0;
        if (_angles > 0 || first == '>')
        {
            return;
        }

        // A type or method may be called record too.
        if (first != ':' && (!_isRecord || SyntaxShapes.IsOwnType(_root.FindToken(_classPosition))))
        {
            _recorder.OwnTypes.Add(_class!);
        }

        _class = null;
    }
}
