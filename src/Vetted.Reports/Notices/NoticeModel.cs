using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Licensing;
using Vetted.Policy;

namespace Vetted.Reports;

/// <summary>A model as notices show it.</summary>
internal sealed record NoticeModel(string Name, string? Publisher, IReadOnlyList<ModelFile> Files, IReadOnlyList<Licence> Licences, IReadOnlyList<string> UnknownLicences, IReadOnlyList<ModelDuty> Duties)
{
    /// <summary>True where its weights are in the product, or where a duty is due that comes with giving a model on.</summary>
    public bool IsGivenOn => Duties.Count > 0 || Files.Any(file => file.OutputPath is not null || file.Package is not null);

    public IEnumerable<Obligation> DutiesOf(Licence licence) => Duties.Where(duty => duty.Licence.Id == licence.Id).Select(duty => duty.Obligation).OrderBy(duty => duty.Kind);

    public static NoticeModel[] AllOf(NoticesInput input)
    {
        var duties = ModelDuty.AllOf(input.Inventory, input.Policy, input.Catalog).ToLookup(duty => duty.Subject, StringComparer.OrdinalIgnoreCase);
        return ModelSummaries.Of(input.Inventory, new DeclaredModels(input.Policy.Declared, input.Catalog), input.Catalog)
            .GroupBy(summary => summary.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => Of(group.First(), group.SelectMany(summary => summary.Files).ToArray(), duties))
            .OrderBy(model => model.Name, StringComparer.Ordinal).ToArray();
    }

    private static NoticeModel Of(ModelSummary summary, ModelFile[] files, ILookup<string, ModelDuty> duties)
    {
        var licences = summary.DeclaredLicence is { } declared ? new[] { declared } : summary.Licences;
        var names = new[] { summary.Name, summary.Identity?.Name }.Concat(summary.Ids).Concat(files.Select(file => file.Path)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        return new NoticeModel(
            summary.Name,
            summary.Identity?.Publisher,
            files.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray(),
            licences.Select(licence => licence.Known).OfType<Licence>().GroupBy(licence => licence.Id, StringComparer.Ordinal).Select(group => group.First()).OrderBy(licence => licence.Id, StringComparer.Ordinal).ToArray(),
            licences.Where(licence => licence.Known is null).Select(licence => licence.Expression).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray(),
            names.SelectMany(name => duties[name]).Distinct().ToArray());
    }
}
