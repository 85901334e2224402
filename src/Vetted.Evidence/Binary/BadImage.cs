using System;
using System.IO;

namespace Vetted.Evidence.Binary;

/// <summary>Which exceptions corrupt metadata makes System.Reflection.Metadata throw; everything else is a mistake of ours and must surface.</summary>
internal static class BadImage
{
    public static bool IsExpected(Exception exception) => exception is BadImageFormatException
        or ArgumentException
        or InvalidOperationException
        or OverflowException
        or IndexOutOfRangeException
        or InvalidCastException
        or InvalidDataException
        or IOException;
}
