using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>
/// The constants that were pushed since the last call, so that a call's last arguments can be read where the code writes them there. What comes out of another
/// call is not followed: the name of a tool is a constant or the method's own.
/// </summary>
internal sealed class PushedArguments
{
    // The token of a text, which is read only where somebody asks; 0 for anything else.
    private readonly List<int> _texts = new();
    private readonly Dictionary<int, bool> _setters = new();
    private readonly MetadataReader _reader;
    private int _option;
    private bool _isInDelegate;

    public PushedArguments(MetadataReader reader) => _reader = reader;

    /// <summary>The method behind the last delegate since the last call; null where the compiler named it or there was none.</summary>
    public string? Method { get; private set; }

    /// <summary>The text that was last set as a property called Name.</summary>
    public string? Option => ReadText(_option);

    /// <summary>The variable, argument or field that was loaded last.</summary>
    public int LoadedSlot { get; private set; } = -1;

    /// <summary>The text of an argument of the call at hand; null where it is no constant or stands before something that is not followed.</summary>
    /// <param name="index">The argument's position.</param>
    /// <param name="count">How many arguments the call has.</param>
    public string? Text(int index, int count)
    {
        var at = _texts.Count - count + index;
        return at >= 0 && at < _texts.Count ? ReadText(_texts[at]) : null;
    }

    /// <summary>Forgets everything: another body begins.</summary>
    public void Reset()
    {
        _texts.Clear();
        (Method, _option, LoadedSlot, _isInDelegate) = (null, 0, -1, false);
    }

    /// <summary>Notes an instruction that pushes something simple.</summary>
    public void Note(IlCode code)
    {
        switch (code.OpCode)
        {
            case 0x72:
                _texts.Add(code.Int32());
                break;
            case 0x14 or (>= 0x15 and <= 0x23):
                _texts.Add(0);
                break;
            case (>= 0x02 and <= 0x09) or 0x0E or 0x11 or 0xFE09 or 0xFE0C or 0x7E:
                _texts.Add(0);
                LoadedSlot = SlotOf(code);
                break;
            case 0x7B:
                LoadedSlot = SlotOf(code);
                break;
        }
    }

    /// <summary>A call takes its arguments; making a delegate does not end the arguments of the call that gets it.</summary>
    public void AfterCall(IlCode code, bool isDelegate)
    {
        if (isDelegate)
        {
            var token = code.Int32();
            var name = token >> 24 == (int)TableIndex.MethodDef ? _reader.GetString(_reader.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(token & 0xFFFFFF)).Name) : null;
            Method = name is null || name.IndexOf('<') >= 0 || name.IndexOf('@') >= 0 || name.StartsWith("_Lambda$", System.StringComparison.Ordinal) ? null : name;
            _isInDelegate = true;
            return;
        }

        if (_isInDelegate && code.OpCode == 0x73)
        {
            // ldnull or the target, ldftn, newobj: one argument.
            _isInDelegate = false;
            _texts.Add(0);
            return;
        }

        var setsName = code.OpCode is 0x6F or 0x28 && SetsName(code.Int32());
        _option = setsName && _texts.Count > 0 ? _texts[_texts.Count - 1] : 0;
        if (!setsName)
        {
            Method = null;
        }

        _texts.Clear();
        _texts.Add(0);
    }

    /// <summary>A number for the variable, argument or field of an instruction; loads and stores of the same one have the same number.</summary>
    public static int SlotOf(IlCode code) => code.OpCode switch
    {
        >= 0x02 and <= 0x05 => 1000000 + code.OpCode - 0x02,
        >= 0x06 and <= 0x09 => code.OpCode - 0x06,
        >= 0x0A and <= 0x0D => code.OpCode - 0x0A,
        0x11 or 0x13 => code.Byte(),
        0xFE0C or 0xFE0E => code.UInt16(),
        0x7B or 0x7D or 0x7E or 0x80 => code.Int32(),
        _ => -1,
    };

    private bool SetsName(int token)
    {
        if (!_setters.TryGetValue(token, out var setsName))
        {
            var handle = MetadataTokens.EntityHandle(token);
            setsName = handle.Kind == HandleKind.MemberReference && _reader.StringComparer.Equals(_reader.GetMemberReference((MemberReferenceHandle)handle).Name, "set_Name");
            _setters.Add(token, setsName);
        }

        return setsName;
    }

    private string? ReadText(int token)
    {
        if (token == 0)
        {
            return null;
        }

        try
        {
            return _reader.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF));
        }
        catch (System.Exception e) when (BadImage.IsExpected(e))
        {
            return null;
        }
    }
}
