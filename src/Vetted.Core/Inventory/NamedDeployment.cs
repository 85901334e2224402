namespace Vetted.Inventory;

/// <summary>A resource of an app host that is a model under a name of the team's own: <c>AddDeployment("chat", "gpt-4o", "2024-08-06")</c>.</summary>
/// <param name="Name">The name by which the app host's projects ask for it: a deployment, a connection.</param>
/// <param name="Model">The model id.</param>
/// <param name="Place">Where the id stands.</param>
public sealed record NamedDeployment(string Name, string Model, Place Place);

/// <summary>A connection that code opens by name: <c>AddAzureOpenAIClient("chat")</c>. An app host may have given it a model; no argument of the call selects one.</summary>
/// <param name="Name">The name.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record NamedConnection(string Name, Evidence Evidence);
