using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Licensing;

/// <summary>
/// A licence expression as the SPDX specification 3.0.1 defines it (Annex B): <c>+</c> binds closest, then <c>WITH</c>, <c>AND</c>, <c>OR</c>; parentheses group.
/// Ids match without regard to letter case; operators are all upper or all lower case.
/// </summary>
public sealed class SpdxExpression
{
    private readonly SpdxNode _root;

    internal SpdxExpression(SpdxNode root)
    {
        _root = root;
        Licences = root.Leaves().ToArray();
    }

    /// <summary>All licences in it, in the order they are written.</summary>
    public IReadOnlyList<SpdxLicence> Licences { get; }

    /// <summary>True where an id in it is deprecated.</summary>
    public bool HasDeprecatedIds => Licences.Any(licence => SpdxList.IsDeprecated(licence.Id));

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The text, e.g. <c>MIT OR (Apache-2.0 WITH LLVM-exception)</c>.</param>
    /// <param name="error">What is wrong and in which column, or null.</param>
    /// <returns>The expression, or null where there is an <paramref name="error"/>.</returns>
    public static SpdxExpression? Parse(string text, out TextError? error) => SpdxParser.Parse(text ?? throw new ArgumentNullException(nameof(text)), out error);

    /// <summary>
    /// True where the expression can be met with licences that are allowed: one side of an OR, both sides of an AND. A licence counts as allowed where any of its
    /// <see cref="SpdxLicence.Readings"/> is, so that <c>GPL-2.0-or-later</c> is met by <c>GPL-3.0-only</c>.
    /// </summary>
    /// <param name="isAllowed">Says of one licence whether it is allowed.</param>
    public bool IsSatisfiedBy(Func<SpdxLicence, bool> isAllowed) => Choose(isAllowed) is not null;

    /// <summary>The licences to choose so that all are allowed, the leftmost choice of each OR first; null where none meets the expression.</summary>
    /// <param name="isAllowed">Says of one licence whether it is allowed.</param>
    public IReadOnlyList<SpdxLicence>? Choose(Func<SpdxLicence, bool> isAllowed)
    {
        _ = isAllowed ?? throw new ArgumentNullException(nameof(isAllowed));
        var chosen = new List<SpdxLicence>();
        return _root.Choose(licence => licence.Readings().FirstOrDefault(isAllowed), chosen) ? chosen : null;
    }

    /// <summary>The canonical spelling: ids as the list spells them, operators in capitals, no parentheses that are not needed.</summary>
    public override string ToString() => _root.Write(0);
}
