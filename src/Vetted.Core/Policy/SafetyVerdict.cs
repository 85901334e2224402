using System.Collections.Generic;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What a policy asks to stand guard, and what was seen to.</summary>
/// <param name="Capability">What AI does here.</param>
/// <param name="Category">The safety category asked for.</param>
/// <param name="Required">The least assurance asked for.</param>
/// <param name="Shown">The assurance that was seen; null where nothing shows any.</param>
/// <param name="IsMet">True where what was seen is enough.</param>
/// <param name="By">The tools, guard models, hosts and attestations that count, by name, sorted.</param>
/// <param name="AskedBy">The policy file or profile that asks; empty where no policy speaks and the question is asked of every application.</param>
public sealed record SafetyVerdict(string Capability, string Category, Assurance Required, Assurance? Shown, bool IsMet, IReadOnlyList<string> By, string AskedBy);
