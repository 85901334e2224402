using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What the team declares of models, laid over what was seen.</summary>
public sealed class DeclaredModels
{
    private readonly Declarations _declared;
    private readonly AiCatalog _catalog;

    /// <summary>Lays declarations over a catalog.</summary>
    /// <param name="declared">What the team declares.</param>
    /// <param name="catalog">What is known.</param>
    public DeclaredModels(Declarations declared, AiCatalog catalog)
    {
        _declared = declared ?? throw new ArgumentNullException(nameof(declared));
        _catalog = catalog ?? throw new ArgumentNullException(nameof(catalog));
    }

    /// <summary>Who a reference is: as declared, else as the catalog says, else by the deployment map.</summary>
    public ModelIdentity? Identify(ModelReference reference) => Declared((reference ?? throw new ArgumentNullException(nameof(reference))).Text) ?? reference.Identity ?? Deployed(reference.Text);

    /// <summary>Who a file is: as declared, else as the catalog says.</summary>
    public ModelIdentity? Identify(ModelFile file) => Declared((file ?? throw new ArgumentNullException(nameof(file))).Path) ?? file.Identity;

    /// <summary>Which model a configuration key or deployment stands for; null where that is not declared.</summary>
    public ModelIdentity? Deployed(string name)
    {
        foreach (var pair in _declared.Deployments)
        {
            if (string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return _catalog.Identify(pair.Value) ?? new ModelIdentity { Name = pair.Value, Family = pair.Value };
            }
        }

        return null;
    }

    /// <summary>The licence that is declared for a model under one of its names, or null.</summary>
    public string? Licence(string subject, IEnumerable<string> names) =>
        new[] { subject }.Concat(names).Select(name => Find(name)?.Licence).FirstOrDefault(licence => licence is not null);

    private ModelIdentity? Declared(string name) => Find(name)?.Is is { } id ? _catalog.Identify(id) ?? new ModelIdentity { Name = id, Family = id } : null;

    private DeclaredModel? Find(string name) => _declared.Models.FirstOrDefault(model => string.Equals(model.Id, name, StringComparison.OrdinalIgnoreCase));
}
