using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>A duty that a model of the project brings for certain, as far as its licence and the declared facts say.</summary>
/// <param name="Subject">What findings call the model.</param>
/// <param name="Licence">The licence that asks for it.</param>
/// <param name="Obligation">What it asks.</param>
public sealed record ModelDuty(string Subject, Licence Licence, Obligation Obligation)
{
    /// <summary>The duties of all models of a project, in the order of their subjects.</summary>
    /// <param name="inventory">What was seen.</param>
    /// <param name="policy">What the team declares.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<ModelDuty> AllOf(ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        _ = policy ?? throw new ArgumentNullException(nameof(policy));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var facts = policy.Declared.ToFacts();
        return JudgedModel.AllOf(inventory, policy, catalog).SelectMany(model => Of(model, facts, catalog)).ToArray();
    }

    /// <summary>What has to be looked for in files, without repetitions.</summary>
    public static IReadOnlyList<DutyText> LookedFor(IEnumerable<ModelDuty> duties)
    {
        var wanted = new Dictionary<(string, string), DutyText>();
        foreach (var duty in duties ?? throw new ArgumentNullException(nameof(duties)))
        {
            if (duty.Text is { } text)
            {
                wanted[(text.Kind, text.Text)] = text;
            }
        }

        return wanted.Values.OrderBy(text => text.Kind, StringComparer.Ordinal).ThenBy(text => text.Text, StringComparer.Ordinal).ToArray();
    }

    internal static IReadOnlyList<ModelDuty> Of(JudgedModel model, DeclaredFacts facts, AiCatalog catalog)
    {
        var licences = TermsRules.LicencesOf(model, catalog);
        return licences.Length == 0
            ? Array.Empty<ModelDuty>()
            : TermsCheck.Check(licences, facts, TermsRules.FactsOf(model, facts), catalog.Date).Obligations.Where(obligation => obligation.IsCertain)
                .Select(obligation => new ModelDuty(model.Subject, licences.First(licence => licence.Id == obligation.Licence), obligation)).ToArray();
    }

    /// <summary>What would show in a file that it is met; null for a duty that no file shows.</summary>
    internal DutyText? Text => Obligation.Kind switch
    {
        ObligationKind.Notice => new DutyText(DutyText.Notice, Obligation.Wording ?? ""),
        ObligationKind.Display when Obligation.Wording is { } shown => new DutyText(DutyText.Display, shown),
        ObligationKind.LicenceCopy or ObligationKind.Attribution =>
            new DutyText(DutyText.LicenceCopy, Licence.Id, new[] { Licence.Expression }, Hashes(isPolicy: false), null),
        ObligationKind.PassThrough => new DutyText(DutyText.UsePolicy, Licence.Id, new[] { Licence.Expression }, Hashes(isPolicy: true), PolicyAddress ?? Licence.TextUrl),
        _ => null,
    };

    private string? PolicyAddress => Licence.Texts.FirstOrDefault(IsPolicy)?.Url;

    private string[] Hashes(bool isPolicy) => Licence.Texts.Where(text => text.Id != LicenceText.SpdxListId && IsPolicy(text) == isPolicy).Select(text => text.Sha256).ToArray();

    private static bool IsPolicy(LicenceText text) => text.Id == "use-policy";
}
