using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Options classes that configuration fills: their keys are looked up in the files at hand.</summary>
public sealed class OptionsSpecs
{
    private const string Usings = "using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options; IServiceCollection services = null!; IConfiguration configuration = null!; ";

    [Theory]
    [InlineData("services.Configure<Chat>(configuration.GetSection(\"OpenAI\"));")]
    [InlineData("services.Configure<Chat>(\"fast\", configuration.GetSection(\"OpenAI\"));")]
    [InlineData("services.Configure<Chat>(configuration.GetSection(Chat.Section));")]
    [InlineData("services.Configure<Chat>(chat => configuration.GetSection(\"OpenAI\").Bind(chat));")]
    [InlineData("services.AddOptions<Chat>().BindConfiguration(\"OpenAI\");")]
    [InlineData("services.AddOptions<Chat>().Bind(configuration.GetSection(nameof(OpenAI)));")]
    [InlineData("var chat = configuration.GetSection(\"OpenAI\").Get<Chat>();")]
    [InlineData("var chat = new Chat(); configuration.GetRequiredSection(\"OpenAI\").Bind(chat);")]
    [InlineData("var chat = new Chat(); configuration.Bind(\"OpenAI\", chat);")]
    [InlineData("var section = configuration.GetSection(\"OpenAI\"); var chat = section.Get<Chat>();")]
    public void The_value_of_the_bound_section_is_the_model(string binding) =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read(binding, "class Chat { public const string Section = \"OpenAI\"; public string ModelId { get; set; } } class Use { object Make(IOptions<Chat> chat) => new OpenAI.OpenAIClient(\"k\").GetChatClient(chat.Value.ModelId); }",
                """{ "OpenAI": { "ModelId": "o1" }, "Other": { "ModelId": "phi" } }"""));

    [Fact]
    public void A_nested_class_is_filled_from_the_nested_section() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read("services.Configure<Ai>(configuration.GetSection(\"AI\"));",
                "class Ai { public Chat Chat { get; set; } } class Chat { public string Model { get; set; } } class Use { object Make(Chat chat) => new OpenAI.OpenAIClient(\"k\").GetChatClient(chat.Model); }",
                """{ "AI": { "Chat": { "Model": "o1" }, "Model": "phi" } }"""));

    [Fact]
    public void An_entry_of_a_list_is_filled_from_each_section_of_the_list() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected", "appsettings.json:1 phi config @selected"],
            Read("services.Configure<Ai>(configuration.GetSection(\"AI\"));",
                "class Ai { public List<Chat> Chats { get; set; } } class Chat { public string Model { get; set; } } class Use { object Make(Chat chat) => new OpenAI.OpenAIClient(\"k\").GetChatClient(chat.Model); }",
                """{ "AI": { "Chats": [ { "Model": "o1" }, { "Model": "phi" } ] } }"""));

    [Fact]
    public void A_record_and_a_base_class_are_filled_too() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read("var chat = configuration.GetSection(\"A\").Get<Fast>();",
                "record Chat(string Model); record Fast(string Model, int Size) : Chat(Model); class Use { object Make(Chat chat) => new OpenAI.OpenAIClient(\"k\").GetChatClient(chat.Model); }",
                """{ "A": { "Model": "o1" } }"""));

    [Fact]
    public void A_renamed_key_is_followed() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read("services.Configure<Chat>(configuration.GetSection(\"A\"));",
                "class Chat { [ConfigurationKeyName(\"model-name\")] public string Name { get; set; } } class ConfigurationKeyNameAttribute(string name) : Attribute; class Use { object Make(Chat chat) => new OpenAI.OpenAIClient(\"k\").GetChatClient(chat.Name); }",
                """{ "A": { "model-name": "o1", "Name": "phi" } }"""));

    [Fact]
    public void A_packages_own_options_class_needs_no_reader() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read("services.Configure<Microsoft.Extensions.AI.ChatOptions>(configuration.GetSection(\"Chat\"));", "", """{ "Chat": { "ModelId": "o1", "Temperature": "1" } }"""));

    [Fact]
    public void The_environment_answers_a_key_as_a_file_does()
    {
        var values = ConfigurationValues.Of([new("profiles:http:environmentVariables:OpenAI__ModelId", new ConfigurationValue("o1", new Place("launchSettings.json", 7)))]);
        Assert.Equal(
            ["launchSettings.json:7 o1 config @selected"],
            Reading.Show(Reading.Read(Reading.CSharp(Usings + "new OpenAI.OpenAIClient(\"k\").GetChatClient(configuration[\"OpenAI:ModelId\"]);"), SourceSettings.Default with { Configuration = values })));
    }

    [Fact]
    public void A_connection_string_names_its_model() =>
        Assert.Equal(
            ["appsettings.json:1 o1 config @selected"],
            Read("new OpenAI.OpenAIClient(\"k\").GetChatClient(configuration.GetConnectionString(\"chat\"));", "", """{ "ConnectionStrings": { "chat": "Endpoint=https://x;Model=o1" } }"""));

    [Fact]
    public void A_class_that_nothing_binds_keeps_its_property_as_the_key() =>
        Assert.Equal("Chat.Model", Assert.Single(Reading.Unknowns(Usings + "services.Configure<Car>(configuration.GetSection(\"Car\")); new OpenAI.OpenAIClient(\"k\").GetChatClient(new Chat().Model); class Chat { public string Model { get; set; } } class Car { public string Model { get; set; } }")).Key);

    [Fact]
    public void A_car_is_no_model() => Assert.Empty(Read("services.Configure<Car>(configuration.GetSection(\"Car\"));", "class Car { public string Model { get; set; } }", """{ "Car": { "Model": "o1" } }"""));

    private static string[] Read(string statements, string types, string json) => Reading.Show(Reading.Read(
        Reading.CSharp(Usings + statements + "\n" + types),
        SourceSettings.Default with { Configuration = ConfigurationValues.Read([new("appsettings.json", json)]) }));
}
