namespace Vetted.Text;

/// <summary>A mistake in a text file, with its place.</summary>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column in UTF-16 units.</param>
/// <param name="Message">What is wrong, one sentence without a final period.</param>
public sealed record TextError(int Line, int Column, string Message);
