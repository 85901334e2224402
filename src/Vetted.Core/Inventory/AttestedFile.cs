namespace Vetted.Inventory;

/// <summary>An evidence file that an attestation names, as a reader found it.</summary>
/// <param name="Path">The path as the attestation writes it.</param>
/// <param name="Sha256">Lower-case SHA-256 of its content; null where it was not read.</param>
/// <param name="Problem">Why it was not read, as the end of a sentence about the file; null where it was.</param>
/// <param name="IsOutOfReach">True where a reader has no repository to look into, as outside of a build; then the problem says nothing against the attestation.</param>
public sealed record AttestedFile(string Path, string? Sha256, string? Problem, bool IsOutOfReach = false);
