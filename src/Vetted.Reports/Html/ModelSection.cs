using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.Html;

/// <summary>One card for each model: its licence, what that asks, where it is used, where it runs, and what guards it.</summary>
internal static class ModelSection
{
    private const int MaximumPlaces = 25;

    public static void Write(HtmlBuilder html, HtmlScope scope)
    {
        html.Open("section").Element("h2", "Models");
        if (scope.Models.Count == 0)
        {
            html.Element("p", "No model is selected or shipped, as far as could be seen.");
        }

        foreach (var model in scope.Models)
        {
            WriteCard(html, model, scope);
        }

        if (scope.Offered.Count > 0)
        {
            html.Open("p").Text("Users may also pick from: " + string.Join(", ", scope.Offered) + ".").Close();
        }

        html.Close();
    }

    private static void WriteCard(HtmlBuilder html, ModelSummary model, HtmlScope scope)
    {
        html.Open("article").Element("h3", model.Version is null || model.Name.Contains(model.Version) ? model.Name : model.Name + " " + model.Version);
        WriteClass(html, model);
        html.Open("p", "quiet").Text(Subtitle(model)).Close();
        html.Open("dl");
        html.Element("dt", "Licence").Open("dd");
        WriteLicences(html, model);
        html.Close();
        WriteRow(html, "It asks", model.DeclaredLicence is null ? Terms(model) : Array.Empty<string>());
        WriteRow(html, "Openness", Openness(model, scope));
        if (model.Services.Count > 0)
        {
            html.Element("dt", "Runs on").Open("dd");
            WriteServices(html, model, scope);
            html.Close();
        }

        if (scope.IsFull && model.References.Count > 0)
        {
            WritePlaces(html, model);
        }

        WriteRow(html, "Files", model.Files.Select(file => File(file, scope.IsFull)));
        WriteRow(html, "Hazards", model.Files.SelectMany(file => file.Hazards).Select(hazard => hazard.Kind + ": " + hazard.Detail + (hazard.Severe ? " (runs code when loaded)" : "")));
        WriteRow(html, "Base model", model.Files.SelectMany(file => file.Facts).Where(fact => fact.Key == "baseModel").Select(fact => fact.Value));
        html.Element("dt", "Guarded by").Open("dd");
        WriteGuards(html, model, scope);
        html.Close();
        WriteRow(html, "Lifetime", Lifetime(model));
        html.Close().Close();
    }

    private static string[] Openness(ModelSummary model, HtmlScope scope)
    {
        var openness = ModelOpenness.Of(model.Identity, scope.Catalog);
        var name = openness.Class switch
        {
            OpennessClass.MofClass1 => "class I of the Model Openness Framework (Open Science)",
            OpennessClass.MofClass2 => "class II of the Model Openness Framework (Open Tooling)",
            OpennessClass.MofClass3 => "class III of the Model Openness Framework (Open Model)",
            OpennessClass.OpenSourceAi => "open source by the Open Source AI Definition",
            _ => EnumWords.Of(openness.Class).Replace('-', ' '),
        };
        return openness.Missing is { } missing ? new[] { name, "missing for the next class: " + missing } : new[] { name };
    }

    /// <summary>The precise kind, never a bare "open"; the colour repeats the coarse class.</summary>
    private static void WriteClass(HtmlBuilder html, ModelSummary model)
    {
        var (text, colour) = Badge(model);
        html.Element("span", text, "badge " + colour).Text(" ");
        if (model.Use == ModelUse.Shipped)
        {
            html.Element("span", "weights in the box", "badge");
        }
    }

    private static (string Text, string Colour) Badge(ModelSummary model)
    {
        if (model.DeclaredLicence is not null)
        {
            return ("licence declared by the team", "plain");
        }

        if (model.Identity is { } identity)
        {
            return (Kind(identity.Kind, identity.Class), Colour(identity.Class));
        }

        // A file says its licence itself.
        return model.Licences.Count == 1 && model.Licences[0].Known is { } licence ? (Kind(licence.Kind, licence.Class), Colour(licence.Class))
            : model.Licences.Count > 0 ? ("licence not catalogued", "plain")
            : ("licence unknown", "plain");
    }

    private static string Colour(LicenceClass licenceClass) => licenceClass switch
    {
        LicenceClass.Open => "good",
        LicenceClass.NonCommercial => "deny",
        LicenceClass.HostedTerms => "host",
        LicenceClass.Restricted => "warn",
        _ => "plain",
    };

    private static string Kind(LicenceKind kind, LicenceClass licenceClass) => (kind, licenceClass) switch
    {
        (_, LicenceClass.Unknown) => "licence unknown",
        (LicenceKind.OsiApproved, _) => "OSI-approved licence",
        (LicenceKind.ServiceTerms, _) => "service terms",
        (LicenceKind.Unknown, _) => EnumWords.Of(licenceClass),
        _ => EnumWords.Of(kind).Replace('-', ' ') + " licence",
    };

    private static string Subtitle(ModelSummary model)
    {
        if (model.Identity is not { } identity)
        {
            return "The catalog does not know this model.";
        }

        var parts = new List<string> { identity.Publisher ?? "publisher unknown", "family " + identity.Family };
        if (identity.Capabilities.Count > 0)
        {
            parts.Add(string.Join(", ", identity.Capabilities));
        }

        if (identity.Confidence == IdentityConfidence.Assumed)
        {
            parts.Add("this member of the family is not catalogued, its licence is assumed");
        }

        return string.Join(" · ", parts);
    }

    private static void WriteLicences(HtmlBuilder html, ModelSummary model)
    {
        var licences = model.DeclaredLicence is { } declared ? new[] { declared } : model.Licences;
        if (licences.Count == 0)
        {
            html.Text("unknown: nobody has read terms for it");
            return;
        }

        var isFirst = true;
        foreach (var licence in licences)
        {
            html.Text(isFirst ? "" : " and ").Link(licence.Name, licence.Known?.TextUrl);
            html.Text(Source(licence));
            isFirst = false;
        }
    }

    private static string Source(ModelLicence licence) => licence.Source switch
    {
        "declared" => " (declared by the team)",
        "header" or "card" or "licence-file" => " (says its " + licence.Source.Replace('-', ' ') + ")",
        _ when licence.IsAssumed => " (assumed)",
        _ when licence.Known?.Confidence == "memory" => " (from memory, text not read)",
        _ => "",
    };

    private static IEnumerable<string> Terms(ModelSummary model) => model.Licences.SelectMany(licence => licence.Known?.Bites ?? Array.Empty<string>()).Distinct(StringComparer.Ordinal);

    private static void WriteServices(HtmlBuilder html, ModelSummary model, HtmlScope scope)
    {
        html.Open("ul");
        foreach (var id in model.Services)
        {
            var service = scope.Catalog.FindService(id);
            html.Open("li").Text(service?.Name ?? id).Text(service?.IsSelfHosted == true ? " (run by your own organisation)" : "");
            if (service?.HostTerms is { } terms && scope.Catalog.FindLicence(terms) is { } licence)
            {
                html.Text(", under ").Link(licence.Name, licence.TextUrl);
                html.Text(licence.Bites.Count > 0 ? ": " + string.Join("; ", licence.Bites) : "");
            }

            html.Close();
        }

        html.Close();
    }

    private static void WritePlaces(HtmlBuilder html, ModelSummary model)
    {
        var places = model.References
            .Select(reference => (Place: OutputPath.Of(reference.Evidence.Place), reference.Text, reference.Evidence.Place.File, reference.Evidence.Place.Line))
            .Distinct().OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Text, StringComparer.Ordinal).ToArray();
        html.Element("dt", "Used in").Open("dd").Open("ul");
        foreach (var (place, text, _, _) in places.Take(MaximumPlaces))
        {
            html.Open("li").Element("span", place, "mono").Text(text == model.Name ? "" : " as " + text).Close();
        }

        if (places.Length > MaximumPlaces)
        {
            html.Element("li", "and " + (places.Length - MaximumPlaces).ToString(CultureInfo.InvariantCulture) + " more places");
        }

        html.Close().Close();
    }

    private static string File(ModelFile file, bool isFull) =>
        (isFull ? OutputPath.Of(file.Path) : CycloneDx.BomRefs.ShippedPath(file)) + ", " + file.Format + ", " + Size(file.Size) + (file.Sha256 is { } hash ? ", SHA-256 " + hash : "");

    private static string Size(long bytes) => bytes switch
    {
        < 10_000 => bytes.ToString(CultureInfo.InvariantCulture) + " bytes",
        < 10_000_000 => (bytes / 1000m).ToString("0", CultureInfo.InvariantCulture) + " kB",
        < 10_000_000_000 => (bytes / 1_000_000m).ToString("0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1_000_000_000m).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>What stands on its own path first; else what the project uses, which may or may not be on it.</summary>
    private static void WriteGuards(HtmlBuilder html, ModelSummary model, HtmlScope scope)
    {
        var own = scope.Tools.Where(tool => tool.Guards is { } guarded && (Same(guarded, model.Name) || model.Ids.Any(id => Same(guarded, id)))).ToArray();
        if (own.Length > 0)
        {
            html.List(own.Select(tool => scope.ToolName(tool.Tool) + " (" + HowStrongly(tool, scope) + ")").Distinct(StringComparer.Ordinal));
            return;
        }

        var others = scope.Tools.Where(tool => tool.Guards is null && tool.Assurance >= Assurance.Used).Select(tool => scope.ToolName(tool.Tool)).Distinct(StringComparer.Ordinal).ToArray();
        html.Text(others.Length > 0
            ? "nothing seen on this model's own path; the project uses " + string.Join(", ", others)
            : "nothing seen");
    }

    // One guarded client does not guard another of the same model; how many there are is for the team.
    private static string HowStrongly(SafetyToolUse tool, HtmlScope scope)
    {
        var clients = scope.Inventory.Clients.Where(client => (client.Model ?? client.Client) == tool.Guards).ToArray();
        var wired = clients.Count(client => client.Categories.Any(one => one.Verdict == WiringVerdict.Wired && one.Tools.Contains(tool.Tool)));
        return tool.Assurance != Assurance.Wired || wired == clients.Length ? EnumWords.Of(tool.Assurance)
            : !scope.IsFull ? EnumWords.Of(Assurance.Used)
            : "wired to " + wired.ToString(CultureInfo.InvariantCulture) + " of its " + clients.Length.ToString(CultureInfo.InvariantCulture) + " clients";
    }

    private static IEnumerable<string> Lifetime(ModelSummary model)
    {
        if (model.Identity?.Retires is { } date)
        {
            yield return "retires on " + date + (model.Identity.IsEndSecondHand ? " (second-hand date)" : "") + (model.Identity.Successor is { } next ? ", successor " + next : "");
        }

        if (model.Identity?.IsFloating == true)
        {
            yield return "the provider can move this name" + (model.Identity.PinnedId is { } pinned ? "; at the catalog's date it stood for " + pinned : "");
        }
    }

    private static void WriteRow(HtmlBuilder html, string title, IEnumerable<string> values)
    {
        var texts = values.Distinct(StringComparer.Ordinal).ToArray();
        if (texts.Length > 0)
        {
            html.Element("dt", title).Open("dd");
            _ = texts.Length == 1 ? html.Text(texts[0]) : html.List(texts);
            html.Close();
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
