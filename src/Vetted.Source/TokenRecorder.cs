using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>Gathers the tokens of one tree. One per thread, cleared and not created anew for every tree.</summary>
internal sealed class TokenRecorder
{
    private const int Reused = 2048;
    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;

    // Families whose names hold a number; a first look that keeps Vector3 and Int32 from being bound, not the decision.
    private static readonly string[] Beginnings = { "gpt", "openai", "chatgpt", "claude", "gemini", "llama", "meta", "phi", "mistral", "mixtral", "qwen", "deep", "text", "dall", "whisper", "gemma", "command", "cohere", "grok", "o1", "o3", "o4", "titan", "nova", "glm" };

    private static readonly string[] Keywords =
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event",
        "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "__arglist", "__makeref", "__reftype", "__refvalue",
    };

    // Names that recur from tree to tree are one string. Whoever comes first wins a slot; a lost race costs an allocation.
    private static readonly string?[] Shared = new string?[4096];

    [ThreadStatic]
    private static TokenRecorder? _ofThread;

    private readonly List<string> _names = new();
    private readonly List<uint> _hashes = new();
    private readonly int[] _onlyKeywords;
    private int[] _slots = new int[Reused];

    private TokenRecorder()
    {
        foreach (var keyword in Keywords)
        {
            IndexOf(keyword);
        }

        _onlyKeywords = (int[])_slots.Clone();
    }

    public List<NamePlace> Places { get; } = new();

    public List<TreeText> Texts { get; } = new();

    public List<int> Creations { get; } = new();

    public List<int> Spelled { get; } = new();

    public List<string> OwnTypes { get; } = new();

    public bool HasGlobalUsing { get; set; }

    /// <summary>The recorder of this thread, empty.</summary>
    public static TokenRecorder OfThread()
    {
        var recorder = _ofThread ??= new TokenRecorder();
        recorder.Clear();
        return recorder;
    }

    /// <summary>The names in the order of their numbers.</summary>
    public string[] Names()
    {
        var names = new string[_names.Count - Keywords.Length];
        _names.CopyTo(Keywords.Length, names, 0, names.Length);
        return names;
    }

    /// <summary>A hash of characters, continued one by one from <paramref name="hash"/>; begins with <see cref="BeginHash"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(uint hash, char character) => (hash ^ character) * HashFactor;

    /// <summary>Where a hash begins.</summary>
    public static uint BeginHash => HashSeed;

    /// <summary>The number of a name in a buffer; below zero for a reserved word of C#, which is then <paramref name="keyword"/>.</summary>
    [MethodImpl(TokenScan.AtOnce)]
    public int IndexOf(char[] buffer, int start, int length, uint hash, out string? keyword)
    {
        var mask = _slots.Length - 1;
        var slot = Slot(hash, mask);
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var known = _slots[slot] - 1;
            if (_hashes[known] == hash && IsSame(_names[known], buffer, start, length))
            {
                keyword = known < Keywords.Length ? _names[known] : null;
                return known - Keywords.Length;
            }
        }

        keyword = null;
        return Add(SharedText(buffer, start, length, hash), hash, slot);
    }

    /// <summary>The number of a name that is no reserved word, or is one behind an @.</summary>
    public int IndexOf(string name)
    {
        var hash = HashSeed;
        foreach (var character in name)
        {
            hash = Hash(hash, character);
        }

        var mask = _slots.Length - 1;
        var slot = Slot(hash, mask);
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var known = _slots[slot] - 1;
            if (known >= Keywords.Length && _hashes[known] == hash && _names[known] == name)
            {
                return known - Keywords.Length;
            }
        }

        return Add(name, hash, slot);
    }

    /// <summary>The name with a number.</summary>
    public string Name(int index) => _names[index + Keywords.Length];

    /// <summary>Characters of a buffer as a string, the same one for the same short text where it is at hand.</summary>
    public static string SharedText(char[] buffer, int start, int length, uint hash)
    {
        if (length > 40)
        {
            return new string(buffer, start, length);
        }

        ref var shared = ref Shared[(hash ^ (hash >> 15)) & (Shared.Length - 1)];
        if (shared is { } known && IsSame(known, buffer, start, length))
        {
            return known;
        }

        return shared = new string(buffer, start, length);
    }

    /// <summary>Records the tokens of a node one by one.</summary>
    public void Walk(SyntaxNode node)
    {
        SyntaxToken before = default;
        var (waiting, position) = (-1, 0);
        foreach (var token in node.DescendantTokens())
        {
            if (waiting >= 0)
            {
                AddPlace(position, waiting, token.Text == "." ? NextToken.Dot : NextToken.MayAct);
                waiting = -1;
            }

            if (SyntaxShapes.IsIdentifier(token))
            {
                var name = IndexOf(token.ValueText);
                (waiting, position) = (name, token.SpanStart);
                if (SyntaxShapes.IsOwnType(token))
                {
                    OwnTypes.Add(token.ValueText);
                }

                if (before.Text == "." && MaySpell(token.ValueText))
                {
                    Spelled.Add(token.SpanStart);
                }
            }
            else if (SyntaxShapes.IsText(token))
            {
                AddText(token.ValueText, token.Span, SyntaxShapes.IsInterpolatedText(token));
            }
            else if (SyntaxShapes.IsNamelessCreation(token))
            {
                Creations.Add(token.SpanStart);
            }

            HasGlobalUsing |= token.RawKind == SyntaxShapes.CSharpUsingKeyword && before.Text == "global";
            before = token;
        }
    }

    public void AddText(string value, TextSpan span, bool isInterpolated)
    {
        if (value.Length > 1)
        {
            Texts.Add(new TreeText(value, span, isInterpolated));
        }
    }

    public void AddPlace(int position, int name, NextToken next) => Places.Add(new NamePlace(position, name, next));

    private void Clear()
    {
        _names.RemoveRange(Keywords.Length, _names.Count - Keywords.Length);
        _hashes.RemoveRange(Keywords.Length, _hashes.Count - Keywords.Length);
        Places.Clear();
        Texts.Clear();
        Creations.Clear();
        Spelled.Clear();
        OwnTypes.Clear();
        HasGlobalUsing = false;
        if (_slots.Length > Reused)
        {
            _slots = new int[Reused];
        }

        Array.Copy(_onlyKeywords, _slots, Reused);
    }

    private int Add(string name, uint hash, int slot)
    {
        _names.Add(name);
        _hashes.Add(hash);
        _slots[slot] = _names.Count;
        if (_names.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _names.Count - 1 - Keywords.Length;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var index = 0; index < _names.Count; index++)
        {
            var slot = Slot(_hashes[index], mask);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = index + 1;
        }
    }

    private static int Slot(uint hash, int mask) => (int)((hash ^ (hash >> 15)) & (uint)mask);

    [MethodImpl(TokenScan.AtOnce)]
    private static bool IsSame(string text, char[] buffer, int start, int length)
    {
        if (text.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            if (text[i] != buffer[start + i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where a name could spell a model.</summary>
    public static bool MaySpell(string name)
    {
        var hasDigit = false;
        foreach (var character in name)
        {
            hasDigit |= character is >= '0' and <= '9';
        }

        return hasDigit && name.Length > 3 && Array.Exists(Beginnings, one => name.StartsWith(one, StringComparison.OrdinalIgnoreCase));
    }
}
