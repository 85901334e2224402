using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>A licence as it stands in an expression: an id of the list or a reference, perhaps "or later", perhaps with an exception.</summary>
/// <param name="Id">The id as the SPDX list spells it, or <c>[DocumentRef-x:]LicenseRef-y</c> as it was written.</param>
/// <param name="OrLater">True for an id with <c>+</c>; ids that end in <c>-or-later</c> say it themselves.</param>
/// <param name="Exception">The exception after <c>WITH</c>, as the list spells it, or an <c>AdditionRef</c>; null for none.</param>
public sealed record SpdxLicence(string Id, bool OrLater = false, string? Exception = null)
{
    // Later versions are found by a walk over the whole list, and one evaluation asks for the same few licences hundreds of times.
    private const int MaximumKnown = 2000;
    private static readonly ConcurrentDictionary<SpdxLicence, SpdxLicence[]> Known = new();

    /// <summary>True for a reference to a text that is not on the SPDX list.</summary>
    public bool IsReference => Id.IndexOf("LicenseRef-", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True where a later version may be chosen.</summary>
    public bool AllowsLater => OrLater || Id.EndsWith("-or-later", StringComparison.Ordinal) || Id.EndsWith("+", StringComparison.Ordinal);

    /// <summary>The canonical spelling.</summary>
    public override string ToString() => Id + (OrLater ? "+" : "") + (Exception is null ? "" : " WITH " + Exception);

    /// <summary>
    /// All licences this one may be taken as: itself, its modern spelling, later versions where they are allowed, and, for an exception of the
    /// SPDX list, each of them without the exception, because those exceptions only add permissions. An AdditionRef may take permissions away and is never left out.
    /// </summary>
    public IEnumerable<SpdxLicence> Readings()
    {
        if (Known.TryGetValue(this, out var known))
        {
            return known;
        }

        var readings = FindReadings().ToArray();
        if (Known.Count < MaximumKnown)
        {
            Known.TryAdd(this, readings);
        }

        return readings;
    }

    private IEnumerable<SpdxLicence> FindReadings()
    {
        var readings = new List<SpdxLicence> { this };
        if (!IsReference)
        {
            AddModern(readings);
            if (AllowsLater)
            {
                AddLater(readings);
            }
        }

        var withException = readings.Where(reading => reading.Exception is { } exception && SpdxList.FindException(exception) is not null).ToArray();
        readings.AddRange(withException.Select(reading => reading with { Exception = null }));
        return readings.Distinct();
    }

    private void AddModern(List<SpdxLicence> readings)
    {
        if (OrLater)
        {
            // GPL-2.0+ is an id of its own; MPL-2.0+ is MPL-2.0 with a plus.
            readings.Add(this with { OrLater = false });
            if (SpdxList.FindLicence(Id + "-or-later") is { } orLater)
            {
                readings.Add(new SpdxLicence(orLater, false, Exception));
            }
        }

        foreach (var reading in readings.ToArray())
        {
            if (SpdxList.SuccessorOf(reading.Id) is { } successor && SpdxExpression.Parse(successor, out _) is { Licences.Count: 1 } modernised)
            {
                var modern = modernised.Licences[0];
                readings.Add(modern with { Exception = modern.Exception ?? Exception });
            }
        }

        // Whoever allows the only-form allows one of the choices that the or-later-form gives.
        foreach (var reading in readings.ToArray())
        {
            if (reading.Id.EndsWith("-or-later", StringComparison.Ordinal) && SpdxList.FindLicence(reading.Id.Substring(0, reading.Id.Length - 9) + "-only") is { } only)
            {
                readings.Add(new SpdxLicence(only, false, reading.Exception));
            }
        }
    }

    private void AddLater(List<SpdxLicence> readings)
    {
        foreach (var later in SpdxList.LaterVersionsOf(Id))
        {
            readings.Add(new SpdxLicence(later, false, Exception));
            if (later.EndsWith("-only", StringComparison.Ordinal) && SpdxList.FindLicence(later.Substring(0, later.Length - 5) + "-or-later") is { } orLater)
            {
                readings.Add(new SpdxLicence(orLater, false, Exception));
            }
        }
    }
}
