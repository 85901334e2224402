using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>Reads what lifts from one policy file: declared facts, attestations and exceptions. A nearer file's fact wins.</summary>
internal sealed class DeclarationsReader
{
    private readonly PolicyFile _file;
    private readonly List<PolicyProblem> _problems;

    public DeclarationsReader(PolicyFile file, List<PolicyProblem> problems)
    {
        _file = file;
        _problems = problems;
    }

    public Declarations AddFacts(Declarations outer)
    {
        var organisation = _file.Find("declare", "organisation");
        var product = _file.Find("declare", "product");
        return outer with
        {
            EstablishedIn = Texts(organisation, "establishedIn") ?? outer.EstablishedIn,
            Businesses = Texts(organisation, "businesses") ?? outer.Businesses,
            Revenue = ReadRevenue(organisation) ?? outer.Revenue,
            Users = Users(outer.Users),
            Commercial = Flag(product, "commercial") ?? outer.Commercial,
            ResearchOnly = Flag(product, "researchOnly") ?? outer.ResearchOnly,
            FineTunes = Flag(product, "fineTunes") ?? outer.FineTunes,
            Distils = Flag(product, "distils") ?? outer.Distils,
            TrainedModelsCompete = Flag(product, "trainedModelsCompete") ?? outer.TrainedModelsCompete,
            Territories = Texts(product, "territories") ?? outer.Territories,
            MinimumAge = product?.GetInteger("minimumAge") is { } age and >= 0 and <= 150 ? (int)age : outer.MinimumAge,
            DisplayedIn = Paths(product, "displayedIn") ?? outer.DisplayedIn,
            ModelType = product?.GetString("modelType") ?? outer.ModelType,
            ReleaseType = product?.GetString("releaseType") ?? outer.ReleaseType,
            Deployments = Deployments(outer.Deployments),
            Models = Nearer(outer.Models, ReadModels(), model => model.Id),
            Packages = Nearer(outer.Packages, ReadPackages(), package => package.Id + "/" + package.Versions),
        };
    }

    public Declarations AddAttestations(Declarations outer)
    {
        var attestations = new List<Attestation>();
        foreach (var item in _file.Find("declare", "attestations")?.Items ?? Array.Empty<JsonValue>())
        {
            var attestation = new Attestation
            {
                Category = item.GetString("category"),
                Practice = item.GetString("practice"),
                Obligation = item.GetString("obligation"),
                Tool = item.GetString("tool"),
                Version = item.GetString("version"),
                Report = item.GetString("report"),
                Link = item.GetString("link"),
                Reason = item.GetString("reason"),
                Date = item.GetString("date"),
                By = item.GetString("by"),
                Sha256 = item.GetString("sha256")?.ToLowerInvariant(),
                Place = _file.PlaceOf(item),
            };
            if (IsComplete(attestation, item))
            {
                attestations.Add(attestation);
            }
        }

        return outer with { Attestations = attestations.Concat(outer.Attestations).ToArray() };
    }

    public IReadOnlyList<AcceptedFinding> ReadExceptions()
    {
        var exceptions = new List<AcceptedFinding>();
        foreach (var item in _file.Find("exceptions")?.Items ?? Array.Empty<JsonValue>())
        {
            string? Filled(string name) => item.GetString(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
            var isReadable = CheckDate(item["expires"]) & CheckRange(item["versions"]);
            if (isReadable && Filled("rule") is { } rule && Filled("subject") is { } subject && Filled("reason") is { } reason && Filled("owner") is { } owner)
            {
                exceptions.Add(new AcceptedFinding
                {
                    Rule = rule,
                    Subject = subject,
                    Versions = item.GetString("versions"),
                    Reason = reason,
                    Owner = owner,
                    Expires = item.GetString("expires"),
                    Ticket = item.GetString("ticket"),
                    Scope = item.GetString("scope"),
                    Place = _file.PlaceOf(item),
                });
            }
        }

        return exceptions;
    }

    private bool IsComplete(Attestation attestation, JsonValue item)
    {
        if (Unfilled(item) is { Length: > 0 } open)
        {
            var about = attestation.Category ?? attestation.Practice ?? attestation.Obligation;
            return Wrong(item, $"this attestation{(string.IsNullOrEmpty(about) ? "" : $" of '{about}'")} is not filled in and shows nothing yet: write {open}, or remove what does not apply");
        }

        var subjects = new[] { attestation.Category, attestation.Practice, attestation.Obligation }.Count(subject => subject is not null);
        if (subjects != 1)
        {
            return Wrong(item, "an attestation shows one thing: give it 'category', 'practice' or 'obligation'");
        }

        if (attestation.Report is null && attestation.Link is null && (attestation.Reason is null || attestation.Practice is null))
        {
            return Wrong(item, attestation.Practice is null ? "an attestation needs 'report' or 'link'" : "an attestation of a practice needs 'report', 'link' or 'reason'");
        }

        if (attestation.Report is { } report && !PolicyReader.IsInsideRepository(report))
        {
            return Wrong(item["report"]!, $"'{report}' is no path inside the repository: write it from the root, with forward slashes and without '..'");
        }

        if (attestation.Category is not null && (attestation.Date is null || attestation.By is null))
        {
            return Wrong(item, "an attestation of a safety category needs 'date' and 'by'");
        }

        return CheckDate(item["date"]) & CheckHash(item["sha256"]);
    }

    // What a light bulb leaves for a person; a blank text anywhere says that nobody has.
    private static string Unfilled(JsonValue item) => Wording.And(item.Members
        .Where(member => member.Value.IsString && string.IsNullOrWhiteSpace(member.Value.Raw)).Select(member => "'" + member.Name + "'").Distinct(StringComparer.Ordinal).ToArray());

    private List<DeclaredModel> ReadModels()
    {
        var models = new List<DeclaredModel>();
        foreach (var member in _file.Members("declare", "models"))
        {
            if (CheckHash(member.Value["sha256"]))
            {
                models.Add(new DeclaredModel
                {
                    Id = member.Name,
                    Licence = member.Value.GetString("licence"),
                    Obtained = EnumWords.TryParse<ModelObtained>(member.Value.GetString("obtained"), out var obtained) ? obtained : ModelObtained.Unknown,
                    GivenOn = EnumWords.TryParse<ModelGivenOn>(member.Value.GetString("givenOn"), out var givenOn) ? givenOn : ModelGivenOn.Unknown,
                    Multimodal = Flag(member.Value, "multimodal"),
                    Changed = Flag(member.Value, "changed"),
                    PaidService = Flag(member.Value, "paidService"),
                    Is = member.Value.GetString("is"),
                    Sha256 = member.Value.GetString("sha256")?.ToLowerInvariant(),
                    Place = _file.PlaceOf(member),
                });
            }
        }

        return models;
    }

    private List<DeclaredPackage> ReadPackages()
    {
        var packages = new List<DeclaredPackage>();
        foreach (var member in _file.Members("declare", "packages"))
        {
            if (member.Value.GetString("licence") is not { } licence)
            {
                Wrong(member.Value, $"the declaration of '{member.Name}' needs 'licence'");
            }
            else if (!LicenceExpression.IsReadable(licence))
            {
                Wrong(member.Value["licence"]!, $"'{licence}' is no SPDX licence expression");
            }
            else if (CheckRange(member.Value["versions"]))
            {
                packages.Add(new DeclaredPackage(member.Name, member.Value.GetString("versions"), licence, _file.PlaceOf(member)));
            }
        }

        return packages;
    }

    private UserCount[] Users(IReadOnlyList<UserCount> outer)
    {
        var users = new List<UserCount>();
        foreach (var member in _file.Members("declare", "organisation", "users"))
        {
            if (!IsDate(member.Name))
            {
                _problems.Add(new PolicyProblem(_file.PlaceOf(member), $"'{member.Name}' is no date: write the day of the count as yyyy-MM-dd", IsMistake: true));
            }
            else if (long.TryParse(member.Value.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                users.Add(new UserCount(member.Name, count));
            }
        }

        return Nearer(outer, users, item => item.Date);
    }

    private KeyValuePair<string, string>[] Deployments(IReadOnlyList<KeyValuePair<string, string>> outer) =>
        Nearer(outer, _file.Members("declare", "deployments").Where(member => member.Value.IsString)
            .Select(member => new KeyValuePair<string, string>(member.Name, member.Value.Raw!)), pair => pair.Key);

    private List<DeclaredRevenue>? ReadRevenue(JsonValue? organisation)
    {
        if (organisation?["revenue"] is not { } value)
        {
            return null;
        }

        var revenues = new List<DeclaredRevenue>();
        foreach (var item in value.IsString ? new[] { value } : value.Items.Where(item => item.IsString))
        {
            if (DeclaredRevenue.TryParse(item.Raw, out var revenue))
            {
                // The division drops trailing zeros, so that equal amounts give equal bytes.
                revenues.Add(revenue! with { Amount = revenue.Amount / 1.0000000000000000000000000000m });
            }
            else
            {
                Wrong(item, $"'{item.Raw}' is no amount: write it like \"40M EUR/year\"");
            }
        }

        return revenues;
    }

    private bool CheckDate(JsonValue? value) =>
        value is not { Kind: JsonKind.String } || IsDate(value.Raw!) || Wrong(value, $"'{value.Raw}' is no date: write it as yyyy-MM-dd");

    private bool CheckRange(JsonValue? value) =>
        value is not { Kind: JsonKind.String } || VersionRange.TryParse(value.Raw!) is not null
        || Wrong(value, $"'{value.Raw}' is no version range: write it like \"[1.0,2.0)\"");

    private bool CheckHash(JsonValue? value) =>
        value is not { Kind: JsonKind.String } || (value.Raw!.Length == 64 && value.Raw.All(Uri.IsHexDigit))
        || Wrong(value, "a SHA-256 has 64 hexadecimal digits");

    private bool Wrong(JsonValue value, string message)
    {
        _problems.Add(new PolicyProblem(_file.PlaceOf(value), message, IsMistake: true));
        return false;
    }

    private static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static IReadOnlyList<string>? Texts(JsonValue? parent, string name) => parent?[name] is null ? null : parent.GetStrings(name);

    private string[]? Paths(JsonValue? parent, string name)
    {
        if (Texts(parent, name) is not { } paths)
        {
            return null;
        }

        foreach (var item in parent!.GetItems(name).Where(item => item.IsString && !PolicyReader.IsInsideRepository(item.Raw!)))
        {
            Wrong(item, PolicyReader.NotInside(item.Raw!));
        }

        return paths.Where(PolicyReader.IsInsideRepository).ToArray();
    }

    private static bool? Flag(JsonValue? parent, string name) => parent?[name] is { Kind: JsonKind.Boolean } value ? value.Raw == "true" : null;

    private static T[] Nearer<T>(IReadOnlyList<T> outer, IEnumerable<T> nearer, Func<T, string> key)
    {
        var merged = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in outer.Concat(nearer))
        {
            merged[key(item)] = item;
        }

        return merged.Values.ToArray();
    }
}
