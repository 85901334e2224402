namespace Vetted.Evidence.Binary;

/// <summary>
/// A method or field of one of several assemblies that are read together, as one number: the assembly's index above the row. 0 is none, as a row of 0 is in metadata.
/// </summary>
internal static class RowId
{
    /// <summary>The highest row that fits; the largest assemblies known have about a fifth of it.</summary>
    public const int MaximumRow = (1 << RowBits) - 1;

    /// <summary>The most assemblies that are read together.</summary>
    public const int MaximumAssemblies = 1 << (31 - RowBits);

    private const int RowBits = 21;

    /// <summary>The id of a row; 0 for a row that no table has.</summary>
    public static int Of(int assembly, int row) => row is <= 0 or > MaximumRow ? 0 : (assembly << RowBits) | row;

    public static int Assembly(int id) => id >> RowBits;

    public static int Row(int id) => id & MaximumRow;
}
