using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>Holds a policy file to the table of keys: unknown and repeated keys, wrong kinds of values, unknown words, missing parts.</summary>
internal static class PolicyCheck
{
    public static void Check(PolicyFile file, List<PolicyProblem> problems)
    {
        if (file.Root.Kind != JsonKind.Object)
        {
            problems.Add(new PolicyProblem(file.PlaceOf(file.Root), "a policy file is one JSON object in braces", IsMistake: true));
            return;
        }

        Check(file, file.Root, PolicyKeys.Root, "", problems);
    }

    private static void Check(PolicyFile file, JsonValue value, PolicyKey key, string path, List<PolicyProblem> problems)
    {
        void Wrong(JsonValue where, string message) => problems.Add(new PolicyProblem(file.PlaceOf(where), message, IsMistake: true));
        switch (key.Shape)
        {
            case KeyShape.Text:
                if (!value.IsString)
                {
                    Wrong(value, $"'{path}' is a text in double quotes");
                }
                else
                {
                    CheckWord(value, key.Words, path, Wrong);
                }

                break;
            case KeyShape.Texts:
                if (!value.IsString && (value.Kind != JsonKind.Array || value.Items.Any(item => !item.IsString)))
                {
                    Wrong(value.Items.FirstOrDefault(item => !item.IsString) ?? value, $"'{path}' is a list of texts");
                    break;
                }

                foreach (var item in value.IsString ? new[] { value } : value.Items)
                {
                    CheckWord(item, key.Words, path, Wrong);
                }

                break;
            case KeyShape.Flag:
                if (value.Kind != JsonKind.Boolean)
                {
                    Wrong(value, $"'{path}' is true or false");
                }

                break;
            case KeyShape.Number:
                if (value.Kind != JsonKind.Number || !long.TryParse(value.Raw, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
                {
                    Wrong(value, $"'{path}' is a whole number, zero or more");
                }

                break;
            case KeyShape.Objects:
                if (value.Kind != JsonKind.Array)
                {
                    Wrong(value, $"'{path}' is a list of objects");
                    break;
                }

                foreach (var item in value.Items)
                {
                    CheckMembers(file, item, key, path, problems);
                }

                break;
            default:
                CheckMembers(file, value, key, path, problems);
                break;
        }
    }

    private static void CheckMembers(PolicyFile file, JsonValue value, PolicyKey key, string path, List<PolicyProblem> problems)
    {
        if (value.Kind != JsonKind.Object)
        {
            problems.Add(new PolicyProblem(file.PlaceOf(value), path + " is an object in braces", IsMistake: true));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            var child = key.Find(member.Name);
            if (!seen.Add(member.Name))
            {
                problems.Add(new PolicyProblem(file.PlaceOf(member), $"'{member.Name}' stands here twice; only one can count", IsMistake: true));
            }
            else if (child is null || (key.Names.Count > 0 && !key.Names.Contains(member.Name, StringComparer.Ordinal)))
            {
                problems.Add(new PolicyProblem(file.PlaceOf(member), Unknown(member.Name, key, path), IsMistake: true));
            }
            else
            {
                Check(file, member.Value, child, path.Length == 0 ? member.Name : path + "." + member.Name, problems);
            }
        }

        foreach (var child in key.Children.Where(child => child.IsRequired && string.IsNullOrWhiteSpace(value.GetString(child.Name))))
        {
            problems.Add(new PolicyProblem(file.PlaceOf(value), $"an entry of '{path}' needs '{child.Name}': {Lower(child.Description)}", IsMistake: true));
        }
    }

    private static void CheckWord(JsonValue value, IReadOnlyList<string> words, string path, Action<JsonValue, string> wrong)
    {
        if (words.Count > 0 && !words.Contains(value.Raw!, StringComparer.Ordinal))
        {
            wrong(value, $"'{value.Raw}' is no value of '{path}'" + Suggest(value.Raw!, words));
        }
    }

    private static string Unknown(string name, PolicyKey key, string path)
    {
        var names = key.Names.Count > 0 ? key.Names : key.Children.Select(child => child.Name).ToArray();
        return $"unknown key '{name}'" + (path.Length == 0 ? "" : $" in '{path}'") + Suggest(name, names);
    }

    private static string Suggest(string word, IReadOnlyList<string> candidates) =>
        NearestWord.Of(word, candidates) is { } nearest ? $"; did you mean '{nearest}'?"
        : candidates.Count <= 12 ? "; it can be " + string.Join(", ", candidates)
        : "";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1).TrimEnd('.');
}
