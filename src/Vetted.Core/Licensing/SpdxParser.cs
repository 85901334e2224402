using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Licensing;

/// <summary>Parser of licence expressions; a mistake carries its column.</summary>
internal sealed class SpdxParser
{
    // No honest expression is longer or deeper; a hostile one must not exhaust the stack.
    private const int MaximumLength = 20_000;
    private const int MaximumDepth = 100;

    private readonly string _text;
    private readonly List<(string Text, int Column)> _tokens = new();
    private int _next;
    private TextError? _error;

    private SpdxParser(string text) => _text = text;

    public static SpdxExpression? Parse(string text, out TextError? error)
    {
        var parser = new SpdxParser(text);
        var root = parser.ReadAll();
        error = parser._error;
        return error is null && root is not null ? new SpdxExpression(root) : null;
    }

    private SpdxNode? ReadAll()
    {
        if (_text.Length > MaximumLength)
        {
            return Wrong(1, "the expression is too long");
        }

        if (!Tokenise())
        {
            return null;
        }

        if (_tokens.Count == 0)
        {
            return Wrong(1, "a licence is expected");
        }

        if (_tokens.Count == 1 && _tokens[0].Text is "NONE" or "NOASSERTION")
        {
            return Wrong(_tokens[0].Column, $"'{_tokens[0].Text}' says that there is no licence or none is known; it is no licence expression");
        }

        var root = ReadOr(0);
        return root is not null && _next < _tokens.Count
            ? Wrong(_tokens[_next].Column, _tokens[_next].Text == ")" ? "')' without '('" : $"AND or OR is missing before '{_tokens[_next].Text}'")
            : root;
    }

    private bool Tokenise()
    {
        var i = 0;
        while (i < _text.Length)
        {
            var c = _text[i];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                i++;
            }
            else if (c is '(' or ')')
            {
                _tokens.Add((c.ToString(), ++i));
            }
            else if (IsIdCharacter(c) || c is '+' or ':')
            {
                var start = i;
                while (i < _text.Length && (IsIdCharacter(_text[i]) || _text[i] is '+' or ':'))
                {
                    i++;
                }

                _tokens.Add((_text.Substring(start, i - start), start + 1));
            }
            else
            {
                Wrong(i + 1, $"the character '{c}' may not stand in a licence expression");
                return false;
            }
        }

        return true;
    }

    private SpdxNode? ReadOr(int depth) => ReadGroup(depth, isAnd: false);

    private SpdxNode? ReadGroup(int depth, bool isAnd)
    {
        var parts = new List<SpdxNode>();
        do
        {
            var part = isAnd ? ReadPrimary(depth) : ReadGroup(depth, isAnd: true);
            if (part is null)
            {
                return null;
            }

            parts.Add(part);
        }
        while (TakeOperator(isAnd ? "AND" : "OR"));
        return _error is not null ? null : parts.Count == 1 ? parts[0] : new SpdxGroup(isAnd, parts);
    }

    private SpdxNode? ReadPrimary(int depth)
    {
        if (_next >= _tokens.Count)
        {
            return Wrong(_text.Length + 1, "a licence is missing at the end");
        }

        var (token, column) = _tokens[_next];
        if (token == "(")
        {
            if (depth >= MaximumDepth)
            {
                return Wrong(column, "the parentheses are nested too deep");
            }

            _next++;
            var inner = ReadOr(depth + 1);
            if (inner is null)
            {
                return null;
            }

            if (_next >= _tokens.Count || _tokens[_next].Text != ")")
            {
                return _next < _tokens.Count
                    ? Wrong(_tokens[_next].Column, $"AND, OR or ')' is missing before '{_tokens[_next].Text}'")
                    : Wrong(_text.Length + 1, "')' is missing");
            }

            _next++;
            return _next < _tokens.Count && IsOperator(_tokens[_next].Text, "WITH") ? Wrong(_tokens[_next].Column, "WITH follows a single licence, never parentheses") : inner;
        }

        if (token == ")" || IsOperator(token, "AND") || IsOperator(token, "OR") || IsOperator(token, "WITH"))
        {
            return Wrong(column, $"a licence is expected before '{token}'");
        }

        _next++;
        return ReadLicence(token, column) is { } licence ? ReadWith(licence) : null;
    }

    private SpdxNode? ReadWith(SpdxLicence licence)
    {
        if (!TakeOperator("WITH"))
        {
            return _error is null ? new SpdxLeaf(licence) : null;
        }

        if (_next >= _tokens.Count)
        {
            return Wrong(_text.Length + 1, "an exception is missing after WITH");
        }

        var (token, column) = _tokens[_next++];
        if (SpdxList.FindException(token) is { } exception)
        {
            return new SpdxLeaf(licence with { Exception = exception });
        }

        return IsReference(token, "AdditionRef-")
            ? new SpdxLeaf(licence with { Exception = token })
            : Wrong(column, $"'{token}' is no exception of the SPDX list {SpdxList.Version} and no AdditionRef");
    }

    private SpdxLicence? ReadLicence(string token, int column)
    {
        // GPL-2.0+ is on the list as an id of its own; everywhere else the plus is an operator.
        if (SpdxList.FindLicence(token) is { } id)
        {
            return new SpdxLicence(id);
        }

        if (token[token.Length - 1] == '+' && token.IndexOf('+') == token.Length - 1)
        {
            var name = token.Substring(0, token.Length - 1);
            if (SpdxList.FindLicence(name) is { } later)
            {
                return new SpdxLicence(later, OrLater: true);
            }

            if (name.Length == 0)
            {
                Wrong(column, "'+' follows its licence id without a blank");
                return null;
            }

            if (IsReference(name, "LicenseRef-"))
            {
                Wrong(column + name.Length, "'+' may not follow a LicenseRef");
                return null;
            }
        }

        if (IsReference(token, "LicenseRef-"))
        {
            return new SpdxLicence(token);
        }

        Wrong(column, $"'{token}' is no id of the SPDX list {SpdxList.Version} and no LicenseRef");
        return null;
    }

    // [DocumentRef-(idstring):](LicenseRef-|AdditionRef-)(idstring); the prefixes are case-sensitive.
    private static bool IsReference(string token, string prefix)
    {
        var rest = token;
        if (rest.StartsWith("DocumentRef-", StringComparison.Ordinal))
        {
            var colon = rest.IndexOf(':');
            if (colon <= "DocumentRef-".Length || !rest.Substring(0, colon).All(IsIdCharacter))
            {
                return false;
            }

            rest = rest.Substring(colon + 1);
        }

        return rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.Ordinal) && rest.All(IsIdCharacter);
    }

    private bool TakeOperator(string name)
    {
        if (_error is not null || _next >= _tokens.Count)
        {
            return false;
        }

        var (token, column) = _tokens[_next];
        if (!string.Equals(token, name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!IsOperator(token, name))
        {
            Wrong(column, $"the operator is written {name} or {name.ToLowerInvariant()}, not '{token}'");
            return false;
        }

        _next++;
        return true;
    }

    private static bool IsOperator(string token, string name) => token == name || name switch
    {
        "AND" => token == "and",
        "OR" => token == "or",
        _ => token == "with",
    };

    private static bool IsIdCharacter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.';

    private SpdxNode? Wrong(int column, string message)
    {
        _error ??= new TextError(1, column, message);
        return null;
    }
}
