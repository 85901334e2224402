using System.Collections.Generic;

namespace Vetted.Policy;

/// <summary>The policies that come with the product and that a policy file can extend. They are written like any other policy file.</summary>
internal static class Profiles
{
    /// <summary>All profiles by name, in the order of the documentation.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = new KeyValuePair<string, string>[]
    {
        new("default", """
            {
              "models": { "licences": { "warn": ["restricted", "non-commercial"] } },
              "safety": {
                "require": {
                  "text-generation": { "content-safety": "provider-default" },
                  "tool-calling": { "tool-approval": "referenced" },
                  "training": { "evaluation": "attested" }
                }
              }
            }
            """),
        new("strict", """
            {
              "packages": { "licences": { "deny": ["non-commercial", "unknown"], "warn": ["restricted"] }, "scope": "all" },
              "models": { "licences": { "deny": ["non-commercial", "unknown"], "warn": ["restricted"] } },
              "safety": {
                "require": {
                  "text-generation": {
                    "content-safety": "used", "prompt-injection": "attested", "privacy": "attested",
                    "evaluation": "attested", "observability": "attested"
                  },
                  "image-generation": { "content-safety": "used" },
                  "tool-calling": { "tool-approval": "used" },
                  "training": { "evaluation": "attested", "fairness": "attested", "explainability": "attested", "robustness": "attested" }
                },
                "minimumVetting": "maker-documented"
              },
              "rules": { "VET2002": "warn", "VET2005": "warn", "VET3001": "warn", "VET3002": "deny", "VET3003": "deny", "VET3004": "warn", "VET3005": "warn" }
            }
            """),
        new("open-models-only", """
            { "models": { "licences": { "allow": ["open"] } } }
            """),
        new("deployment-practices", """
            { "practices": { "require": ["*"] } }
            """),
    };

    /// <summary>The text of a profile, or null.</summary>
    public static string? Find(string name)
    {
        foreach (var profile in All)
        {
            if (profile.Key == name)
            {
                return profile.Value;
            }
        }

        return null;
    }
}
