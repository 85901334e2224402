using System.Linq;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.House.Tests;

/// <summary>The JSON schema of policy files, for completion in editors. It says what the reader's table of keys says.</summary>
internal static class PolicySchema
{
    public static string Write()
    {
        var json = new JsonWriter();
        json.BeginObject()
            .Property("$schema", "http://json-schema.org/draft-07/schema#")
            .Property("$id", Product.PolicySchema)
            .Property("title", "Vetted policy");
        Body(json, PolicyKeys.Root);
        return json.EndObject().ToString();
    }

    private static void Body(JsonWriter json, PolicyKey key)
    {
        json.Property("description", key.Description);
        switch (key.Shape)
        {
            case KeyShape.Flag:
                json.Property("type", "boolean");
                break;
            case KeyShape.Number:
                json.Property("type", "integer").Property("minimum", 0);
                break;
            case KeyShape.Text:
                Text(json, key);
                break;
            case KeyShape.Texts:
                json.BeginArray("oneOf").BeginObject();
                Text(json, key);
                json.EndObject().BeginObject().Property("type", "array").BeginObject("items");
                Text(json, key);
                json.EndObject().EndObject().EndArray();
                break;
            case KeyShape.Objects:
                json.Property("type", "array").BeginObject("items");
                Members(json, key);
                json.EndObject();
                break;
            default:
                Members(json, key);
                break;
        }
    }

    private static void Members(JsonWriter json, PolicyKey key)
    {
        json.Property("type", "object");
        if (key.Shape == KeyShape.Map && key.Names.Count == 0)
        {
            json.BeginObject("additionalProperties");
            Body(json, key.Children[0]);
            json.EndObject();
            return;
        }

        json.Property("additionalProperties", false).BeginObject("properties");
        foreach (var (name, child) in key.Shape == KeyShape.Map ? key.Names.Select(name => (name, key.Children[0])) : key.Children.Select(child => (child.Name, child)))
        {
            json.BeginObject(name);
            Body(json, child);
            json.EndObject();
        }

        json.EndObject().Property("required", key.Children.Where(child => child.IsRequired).Select(child => child.Name).ToArray());
    }

    private static void Text(JsonWriter json, PolicyKey key) => json.Property("type", "string").Property("enum", key.Words);
}
