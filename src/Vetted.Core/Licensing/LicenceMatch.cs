namespace Vetted.Licensing;

/// <summary>A fingerprint found in a text.</summary>
/// <param name="Fingerprint">The fingerprint.</param>
/// <param name="Coverage">The part of its essential keys that is in the text, 0 to 1.</param>
internal sealed record LicenceMatch(LicenceFingerprint Fingerprint, double Coverage);
