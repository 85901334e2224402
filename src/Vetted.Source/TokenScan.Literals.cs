using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>What is no word of the code: comments, directives, literals.</summary>
internal sealed partial class TokenScan
{
    [MethodImpl(AtOnce)]
    private void Comment()
    {
        if (_text[_at + 1] == '/')
        {
            for (_at += 2; _at < _end && _text[_at] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'); _at++)
            {
            }

            return;
        }

        for (_at += 2; _at < _end && !(_text[_at] == '*' && _text[_at + 1] == '/'); _at++)
        {
        }

        _at += 2;
    }

    // True for a line that leaves the code around it as it is.
    private bool Directive()
    {
        do
        {
            _at++;
        }
        while (_text[_at] is ' ' or '\t');
        if (_text[_at] is 'i' or 'e' && (Is("if") || Is("elif") || Is("else")))
        {
            return false;
        }

        for (; _at < _end && _text[_at] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'); _at++)
        {
        }

        return true;
    }

    private bool Is(string word) => new string(_text, _at, Math.Min(word.Length, _end - _at)) == word;

    // 'x', '\'', '\u0041'
    private void Character()
    {
        Next('0', '\0');
        for (_at++; _at < _end && _text[_at] != '\''; _at++)
        {
            _at += _text[_at] == '\\' ? 1 : 0;
        }

        _at++;
        (_last, _lastWord) = ('0', null);
    }

    private void Number()
    {
        Next('0', '\0');
        while (IsNamePart(_text[_at]))
        {
            _at++;
        }

        (_last, _lastWord) = ('0', null);
    }

    // "…", or """…""" on one or several lines.
    [MethodImpl(AtOnce)]
    private bool PlainText(int start)
    {
        Next('0', '\0');
        (_last, _lastWord) = ('0', null);
        var quotes = Quotes();
        if (quotes >= 3)
        {
            while (_at < _end && Quotes() < quotes)
            {
                _at += _text[_at] == '"' ? 0 : 1;
            }

            return End(start, start, 0, isPlain: false);
        }

        if (quotes == 2)
        {
            return End(start, start + 1, 0, isPlain: true);
        }

        var hash = TokenRecorder.BeginHash;
        var isPlain = true;
        for (; _at < _end && _text[_at] != '"'; _at++)
        {
            hash = TokenRecorder.Hash(hash, _text[_at]);
            if (_text[_at] == '\\')
            {
                isPlain = false;
                _at++;
            }
        }

        _at++;
        return End(start, start + 1, hash, isPlain);
    }

    private bool VerbatimText()
    {
        Next('0', '\0');
        (_last, _lastWord) = ('0', null);
        var start = _at;
        var hash = TokenRecorder.BeginHash;
        var isPlain = true;
        for (_at += 2; _at < _end; _at++)
        {
            if (_text[_at] == '"')
            {
                if (_text[_at + 1] != '"')
                {
                    break;
                }

                isPlain = false;
                _at++;
            }

            hash = TokenRecorder.Hash(hash, _text[_at]);
        }

        _at++;
        return End(start, start + 2, hash, isPlain);
    }

    // The end of a literal: its suffix, and its value. An escape is read by the compiler.
    private bool End(int start, int content, uint hash, bool isPlain)
    {
        var length = _at - 1 - content;
        if (_text[_at] is 'u' or 'U' && _text[_at + 1] == '8')
        {
            _at += 2;
        }

        return Add(TextSpan.FromBounds(start, _at), content, length, hash, isPlain, isInterpolated: false);
    }

    private bool Add(TextSpan span, int content, int length, uint hash, bool isPlain, bool isInterpolated)
    {
        if (isPlain)
        {
            _recorder.AddText(length > 1 ? TokenRecorder.SharedText(_text, content, length, hash) : "", span, isInterpolated);
            return true;
        }

        var token = _root.FindToken(span.Start);
        _recorder.AddText(token.ValueText, span, isInterpolated);
        return token.Span == span && SyntaxShapes.IsText(token) && SyntaxShapes.IsInterpolatedText(token) == isInterpolated;
    }

    private bool InterpolatedText()
    {
        if (_text[_at + 1] != '"' || (_text[_at + 2] == '"' && _text[_at + 3] == '"'))
        {
            return Looked();
        }

        Next('0', '\0');
        _at += 2;
        while (_at < _end)
        {
            if (!Part())
            {
                return false;
            }

            if (_text[_at++] == '"')
            {
                (_last, _lastWord) = ('0', null);
                return true;
            }

            Next('{', '\0');
            (_last, _lastWord) = ('{', null);
            if (!Code(isHole: true))
            {
                return false;
            }

            if (_text[_at] == ':' && !Format())
            {
                return false;
            }

            Next('}', '\0');
            (_last, _lastWord) = ('}', null);
            _at++;
        }

        return false;
    }

    // The text up to a hole or to the end.
    private bool Part()
    {
        var start = _at;
        var hash = TokenRecorder.BeginHash;
        var isPlain = true;
        for (; _at < _end && _text[_at] != '"'; _at++)
        {
            if (_text[_at] is '{' or '}')
            {
                if (_text[_at + 1] != _text[_at])
                {
                    break;
                }

                isPlain = false;
                _at++;
            }
            else if (_text[_at] == '\\')
            {
                isPlain = false;
                _at++;
            }

            hash = TokenRecorder.Hash(hash, _text[_at]);
        }

        return _at == start || Piece(start, hash, isPlain);
    }

    private bool Format()
    {
        Next(':', '\0');
        var start = ++_at;
        var hash = TokenRecorder.BeginHash;
        for (; _text[_at] != '}'; _at++)
        {
            if (_at >= _end || _text[_at] is '\\' or '{' or '"')
            {
                return false;
            }

            hash = TokenRecorder.Hash(hash, _text[_at]);
        }

        return _text[_at + 1] != '}' && (_at == start || Piece(start, hash, isPlain: true));
    }

    private bool Piece(int start, uint hash, bool isPlain)
    {
        Next('0', '\0');
        (_last, _lastWord) = ('0', null);
        return Add(TextSpan.FromBounds(start, _at), start, _at - start, hash, isPlain, isInterpolated: true);
    }

    // A string with rules of its own for holes and quotes is read from the tree, with what stands in it.
    private bool Looked()
    {
        if (_root.FindToken(_at) is not { Parent: { RawKind: SyntaxShapes.CSharpInterpolatedString } whole } || whole.SpanStart != _at)
        {
            return false;
        }

        Next('0', '\0');
        _recorder.Walk(whole);
        _at = whole.Span.End;
        (_last, _lastWord) = ('0', null);
        return true;
    }

    private int Quotes()
    {
        var start = _at;
        while (_text[_at] == '"')
        {
            _at++;
        }

        return _at - start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNameStart(char character) =>
        character <= '\x7f'
            ? (uint)((character | 0x20) - 'a') < 26 || character == '_'
            : char.GetUnicodeCategory(character) is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNamePart(char character) =>
        character <= '\x7f'
            ? (uint)((character | 0x20) - 'a') < 26 || (uint)(character - '0') < 10 || character == '_'
            : char.GetUnicodeCategory(character) is <= UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
