using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>What a member does on the way from a program to a model.</summary>
public enum ClientRole
{
    /// <summary>Asks a model and gives its whole answer.</summary>
    Calls,

    /// <summary>Asks a model and gives its answer piece by piece.</summary>
    Streams,

    /// <summary>Fits a model to data.</summary>
    Trains,

    /// <summary>Constructs a client whose own type calls nothing; the calls hang on its properties.</summary>
    Creates,

    /// <summary>Puts a function around the client that is being built.</summary>
    Middleware,

    /// <summary>An interface's method that runs around each filtered call.</summary>
    Filter,

    /// <summary>Puts a client into the dependency-injection container.</summary>
    Registers,

    /// <summary>True where a check found something.</summary>
    Flags,

    /// <summary>Looks like middleware and never sees a message.</summary>
    Inert,
}

/// <summary>A member through which programs call models.</summary>
/// <param name="Type">Full name of the declaring type, without type arguments.</param>
/// <param name="Member">The member's name; <c>#ctor</c> for constructors.</param>
/// <param name="Role">What it does.</param>
/// <param name="Capability">What a call makes AI do; for <see cref="ClientRole.Registers"/> the service type it registers; null otherwise.</param>
/// <param name="IsFiltered">True where the filters of the kernel run around the call.</param>
public sealed record ClientMember(string Type, string Member, ClientRole Role, string? Capability, bool IsFiltered)
{
    /// <summary>All members of one catalog entry.</summary>
    internal static IEnumerable<ClientMember> From(JsonValue entry)
    {
        if (entry["types"] is not { } types)
        {
            yield break;
        }

        foreach (var type in types.Members)
        {
            foreach (var line in type.Value.Items)
            {
                var words = (line.Raw ?? "").Split(' ');
                if (words.Length > 1 && Enum.TryParse<ClientRole>(words[1], ignoreCase: true, out var role))
                {
                    yield return new ClientMember(type.Name, words[0], role, words.Length > 2 ? words[2] : null, words.Length > 3 && words[3] == "filtered");
                }
            }
        }
    }
}
