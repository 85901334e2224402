using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Config;
using Vetted.Inventory;

namespace Vetted.Evidence.Tests.Config;

public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("appsettings.json", """{ "OpenAI": { "ChatModelId": "gpt-4o-mini" } }""", "gpt-4o-mini", 1, 31)]
    [InlineData("appsettings.json", "{\n  // the default\n  \"Ollama\": {\n    \"Model\": \"llama3.2\",\n  }\n}", "llama3.2", 4, 15)]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "x": { "environmentVariables": { "OPENAI_MODEL": "gpt-4.1" } } } }""", "gpt-4.1", 1, 67)]
    [InlineData(".env", "# models\nexport OPENAI_CHAT_MODEL=\"gpt-4o\"\n", "gpt-4o", 2, 27)]
    [InlineData("docker-compose.yml", "services:\n  app:\n    environment:\n      - OPENAI_MODEL=${OPENAI_MODEL:-gpt-4.1-mini}\n", "gpt-4.1-mini", 4, 38)]
    [InlineData("prompts/story.yaml", "name: Story\ntemplate: |\n  Write like gpt-4 would.\nexecution_settings:\n  service1:\n    model_id: gpt-4\n", "gpt-4", 6, 15)]
    [InlineData("chat.prompty", "---\nname: Chat\nmodel:\n  id: gpt-4o-mini\n  apiType: chat\n---\nsystem: you are gpt-4o\n", "gpt-4o-mini", 4, 7)]
    [InlineData("infra/ai.bicep", "resource d 'x' = {\n  properties: {\n    model: {\n      format: 'OpenAI'\n      name: 'gpt-35-turbo'\n    }\n  }\n}\n", "gpt-35-turbo", 5, 14)]
    [InlineData("infra/main.bicep", "@allowed([\n  'gpt-4'\n  'gpt-4o'\n])\nparam InferenceModel string = 'gpt-4o-mini'\n", "gpt-4o-mini", 5, 32)]
    [InlineData("aspire-manifest.json", """{ "connectionString": "Endpoint=https://models.github.ai/inference;Key={k.value};Model=openai/gpt-4o-mini" }""", "openai/gpt-4o-mini", 1, 88)]
    [InlineData("setup.sh", "#!/bin/sh\n# pulls mistral\nollama pull llama3.2\n", "llama3.2", 3, 13)]
    public void A_chosen_model_is_found_at_its_place_once(string path, string text, string model, int line, int column)
    {
        var found = Assert.Single(ConfigReader.Read(path, text, AiCatalog.Shared).Models);

        Assert.Equal(model, found.Text);
        Assert.Equal(line, found.Evidence.Place.Line);
        Assert.Equal(column, found.Evidence.Place.Column);
        Assert.Equal(ModelUse.Selected, found.Use);
        Assert.False(found.InExecutableCode);
    }

    [Theory]
    [InlineData("cars.json", """[ { "Model": "Explorer", "Title": "gpt-4o drives" } ]""")]
    [InlineData("appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Information" } }, "Description": "uses llama3.2" }""")]
    [InlineData("package.json", """{ "dependencies": { "gpt-4o": "1.0.0" } }""")]
    [InlineData("licences.json", """{ "LicenseType": "llama3.1" }""")]
    [InlineData("App.csproj", """<Project><ItemGroup><PackageReference Include="llama3.2" Version="1.0.0" /></ItemGroup><PropertyGroup><PackageTags>gpt-4o</PackageTags></PropertyGroup></Project>""")]
    [InlineData("infra/main.bicep", "@allowed([\n  'gpt-4'\n])\nparam region string = 'westeurope'\n// name: 'gpt-4o'\n")]
    [InlineData("ci.yml", "steps:\n  - run: dotnet test\n    name: build o1 and o3\n")]
    [InlineData("run.sh", "# ollama pull llama3.2\ndotnet run\n")]
    public void What_chooses_no_model_gives_none(string path, string text) =>
        Assert.Empty(ConfigReader.Read(path, text, AiCatalog.Shared).Models);

    [Theory]
    [InlineData("appsettings.json", """{ "AzureOpenAI": { "DeploymentName": "prod-chat" } }""", "AzureOpenAI:DeploymentName", "deployment")]
    [InlineData("appsettings.json", """{ "AzureOpenAI": { "DeploymentName": "<your deployment>" } }""", "AzureOpenAI:DeploymentName", "configuration")]
    [InlineData("appsettings.json", """{ "OpenAI": { "Model": "" } }""", "OpenAI:Model", "configuration")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "chat": "Endpoint=https://x.openai.azure.com/;Deployment=prod" } }""", "ConnectionStrings:chat", "deployment")]
    public void A_choice_without_a_known_name_is_an_explicit_unknown(string path, string text, string key, string reason)
    {
        var file = ConfigReader.Read(path, text, AiCatalog.Shared);

        Assert.Empty(file.Models);
        var unknown = Assert.Single(file.Unknowns);
        Assert.Equal(key, unknown.Key);
        Assert.Equal(reason, unknown.Reason);
    }

    [Fact]
    public void A_list_to_pick_from_is_offered_not_selected()
    {
        var file = ConfigReader.Read("appsettings.json", """{ "AI": { "Models": ["gpt-4o", "gpt-4o-mini", "gpt-4.1", "o3-mini"] } }""", AiCatalog.Shared);

        Assert.Equal(4, file.Models.Count);
        Assert.All(file.Models, model => Assert.Equal(ModelUse.Offered, model.Use));
    }

    [Theory]
    [InlineData("None", "models/model.onnx")]
    [InlineData("Content", "Assets\\encoder.onnx")]
    [InlineData("Content", "inference\\rec\\inference.pdmodel")]
    public void An_MSBuild_item_that_names_a_model_file_is_shipped(string item, string path)
    {
        var file = ConfigReader.Read("App.csproj", $"<Project>\n  <ItemGroup>\n    <{item} Update=\"{path}\" CopyToOutputDirectory=\"Always\" />\n  </ItemGroup>\n</Project>", AiCatalog.Shared);

        var found = Assert.Single(file.Models);
        Assert.Equal((path, 3, ModelUse.Shipped), (found.Text, found.Evidence.Place.Line, found.Use));
    }

    [Fact]
    public void An_address_of_a_service_is_inventoried_without_path_and_query()
    {
        var file = ConfigReader.Read("appsettings.json", """{ "Endpoint": "https://api.openai.com/v1?key=abc" }""", AiCatalog.Shared);

        var service = Assert.Single(file.Services);
        Assert.Equal(("openai", "api.openai.com"), (service.Id, service.Host));
    }

    [Fact]
    public void MCP_servers_are_inventoried_by_name()
    {
        var file = ConfigReader.Read(".mcp.json", """{ "servers": { "files": { "command": "npx" }, "web": { "url": "https://example.org/mcp" } } }""", AiCatalog.Shared);

        Assert.Equal(["files", "web"], file.Parts.Select(part => part.Name));
        Assert.All(file.Parts, part => Assert.Equal("mcp-server", part.Kind));
    }

    [Fact]
    public void Values_carry_the_keys_that_code_reads_them_by()
    {
        var file = ConfigReader.Read("appsettings.json", """{ "A": { "B": "x", "C": [1, "y"] } }""", AiCatalog.Shared);

        Assert.Equal(["A:B=x", "A:C:0=1", "A:C:1=y"], file.Values.Select(value => value.Key + "=" + value.Value).OrderBy(text => text, System.StringComparer.Ordinal));
    }

    [Fact]
    public void Broken_JSON_is_told_with_its_place_and_gives_nothing()
    {
        var file = ConfigReader.Read("appsettings.json", "{\n  \"OpenAI\": {\n    \"Model\": gpt-4o\n  }\n}", AiCatalog.Shared);

        Assert.Empty(file.Models);
        Assert.Equal((3, 14), (file.Error!.Line, file.Error.Column));
    }

    [Theory]
    [InlineData("ChatModelId", true)]
    [InlineData("AZURE_OPENAI_DEPLOYMENT_NAME", true)]
    [InlineData("TextModel", true)]
    [InlineData("model_id", true)]
    [InlineData("Model", true)]
    [InlineData("TextModelDir", true)]
    [InlineData("AZURE_OPENAI_GPT_NAME", true)]
    [InlineData("DataModelNamespace", false)]
    [InlineData("Name", false)]
    [InlineData("ModelState", false)]
    [InlineData("Provider", false)]
    public void Keys_that_choose_a_model_are_told_from_others(string key, bool chooses) => Assert.Equal(chooses, KeyWords.ChoosesModel(key));
}
