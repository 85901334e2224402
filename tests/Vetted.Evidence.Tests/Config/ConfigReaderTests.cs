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
    [InlineData("docker-compose.yml", "services:\n  app:\n    environment:\n      OLLAMA_MODEL: llama3.2\n", "llama3.2", 4, 21)]
    [InlineData("compose.yaml", "services:\n  ollama:\n    command: [\"ollama\", \"pull\", \"llama3.2\"]\n", "llama3.2", 3, 34)]
    [InlineData("compose.yaml", "services:\n  ollama:\n    entrypoint: /bin/sh -c \"ollama serve & ollama pull llama3.2\"\n", "llama3.2", 3, 56)]
    [InlineData("compose.yaml", "services:\n  vllm:\n    command: --model meta-llama/Llama-3.1-8B-Instruct --port 8000\n", "meta-llama/Llama-3.1-8B-Instruct", 3, 22)]
    [InlineData("compose.yaml", "services:\n  pull:\n    command: |\n      ollama pull llama3.2\n", "llama3.2", 4, 19)]
    [InlineData("compose.yaml", "models:\n  llm:\n    model: ai/llama3.2\n", "ai/llama3.2", 3, 12)]
    [InlineData(".github/workflows/ci.yml", "env:\n  OPENAI_MODEL: gpt-4o-mini\n", "gpt-4o-mini", 2, 17)]
    [InlineData(".github/workflows/ci.yml", "jobs:\n  test:\n    steps:\n      - run: ollama pull llama3.2\n", "llama3.2", 4, 26)]
    [InlineData(".github/workflows/ci.yml", "jobs:\n  test:\n    steps:\n      - run: |\n          ollama serve &\n          ollama pull llama3.2\n", "llama3.2", 6, 23)]
    [InlineData("modelList.json", """{ "CommandR": { "MODELSCOPE": "AI-ModelScope/bge-small-zh-v1.5" } }""", "AI-ModelScope/bge-small-zh-v1.5", 1, 32)]
    [InlineData("ci.yml", "steps:\n  - run: |\n      export CHAT_MODEL=\"llama3.2\"\n", "llama3.2", 3, 26)]
    [InlineData("infra/main.parameters.json", """{ "parameters": { "chatModel": { "value": "${AZURE_CHAT_MODEL=gpt-4o-mini}" } } }""", "gpt-4o-mini", 1, 63)]
    [InlineData("infra/main.bicepparam", "using 'main.bicep'\nparam chatModelName = readEnvironmentVariable('CHAT_MODEL', 'gpt-4o-mini')\n", "gpt-4o-mini", 2, 62)]
    [InlineData("infra/ai.bicep", "var deployments = [\n  { name: 'chat', model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } }\n]\n", "gpt-4o", 2, 53)]
    [InlineData("azure.yaml", "services:\n  ai:\n    config:\n      deployments:\n        - name: chat\n          model:\n            name: gpt-4o-mini\n            version: \"2024-07-18\"\n", "gpt-4o-mini", 7, 19)]
    [InlineData("k8s/app.yaml", "env:\n  - name: CHAT_MODEL\n    value: \"gpt-4o-mini\"\n", "gpt-4o-mini", 3, 13)]
    [InlineData("agents/writer.yaml", "kind: Prompt\nmodel:\n  id: gpt-4.1-mini\n  provider: OpenAI\n", "gpt-4.1-mini", 3, 7)]
    [InlineData("chat.prompty", "---\nname: Chat\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: gpt-35-turbo\n---\nsystem:\n", "gpt-35-turbo", 7, 23)]
    [InlineData("prompts/config.json", """{ "execution_settings": { "default": { "model_id": "gpt-4o" } } }""", "gpt-4o", 1, 53)]
    [InlineData("prompts/config.json", """{ "execution_settings": { "gpt-4o": { "max_tokens": 10 } } }""", "gpt-4o", 1, 28)]
    [InlineData("App.csproj", """<Project><PropertyGroup><LocalEmbeddingsModelUrl>https://huggingface.co/BAAI/bge-small-en-v1.5/resolve/main/onnx/model.onnx</LocalEmbeddingsModelUrl></PropertyGroup></Project>""", "https://huggingface.co/BAAI/bge-small-en-v1.5/resolve/main/onnx/model.onnx", 1, 50)]
    [InlineData("App.csproj", """<Project><Target Name="Get"><DownloadFile SourceUrl="https://huggingface.co/bartowski/Llama-3.2-1B-Instruct-GGUF/resolve/main/Llama-3.2-1B-Instruct-Q4_K_M.gguf" DestinationFolder="m" /></Target></Project>""", "https://huggingface.co/bartowski/Llama-3.2-1B-Instruct-GGUF/resolve/main/Llama-3.2-1B-Instruct-Q4_K_M.gguf", 1, 54)]
    [InlineData("App.csproj", """<Project><Target Name="Get"><Exec Command="ollama pull llama3.2" /></Target></Project>""", "llama3.2", 1, 56)]
    [InlineData("Dockerfile", "FROM ollama/ollama\nENV CHAT_MODEL=llama3.2\n", "llama3.2", 2, 16)]
    [InlineData("Modelfile", "FROM llama3.2\nPARAMETER temperature 0\n", "llama3.2", 1, 6)]
    [InlineData("pull.ps1", "<#\n  pulls gpt-4o\n#>\nWrite-Host \"Pulling mistral-small-latest\"\nollama pull llama3.2\n", "llama3.2", 5, 13)]
    [InlineData(".env.example", "AZURE_OPENAI_DEPLOYMENT_NAME=gpt-4o\n", "gpt-4o", 1, 30)]
    [InlineData("app.config", "<configuration><appSettings><add key=\"OpenAI:Model\" value=\"gpt-4o-mini\" /></appSettings></configuration>", "gpt-4o-mini", 1, 60)]
    [InlineData("Properties/serviceDependencies.json", "{ \"ai\": { \"model\": \"models/gemini-1.5-pro\" } }", "models/gemini-1.5-pro", 1, 21)]
    [InlineData("appsettings.json", "{ \"Bedrock\": { \"ModelId\": \"us.anthropic.claude-sonnet-4-20250514-v1:0\" } }", "us.anthropic.claude-sonnet-4-20250514-v1:0", 1, 28)]
    [InlineData("appsettings.json", "{ \"Url\": \"https://x.openai.azure.com/openai/deployments/gpt-4o/chat/completions\" }", "https://x.openai.azure.com/openai/deployments/gpt-4o/chat/completions", 1, 11)]
    [InlineData("appsettings.json", "{ \"AI\": { \"Models\": { \"Chat\": \"o1\", \"Fast\": \"no model\" } } }", "o1", 1, 32)]
    [InlineData("Texts.resx", "<root>\n  <data name=\"DefaultModel\" xml:space=\"preserve\">\n    <value>o3-mini</value>\n  </data>\n</root>", "o3-mini", 3, 12)]
    [InlineData("Views/Chat.xaml", "<Page xmlns:x=\"http://schemas.microsoft.com/winfx/2006/xaml\">\n  <TextBox Text=\"gpt-4o-mini\" ToolTip=\"such as gpt-4o\" />\n</Page>", "gpt-4o-mini", 2, 18)]
    [InlineData("Views/Chat.axaml", "<UserControl><c:ChatPanel xmlns:c=\"using:App\" Title=\"gpt-4o\" ModelId=\"o1\" /></UserControl>", "o1", 1, 71)]
    [InlineData("Views/Chat.xaml", "<Page xmlns:v=\"using:App\"><v:Settings.ChatModel>\n  gpt-4o\n</v:Settings.ChatModel></Page>", "gpt-4o", 2, 3)]
    [InlineData("Views/Ocr.xaml", "<Page><c:Reader xmlns:c=\"using:App\" ModelPath=\"Assets/reader.onnx\" /></Page>", "Assets/reader.onnx", 1, 48)]
    [InlineData("bot.ini", "; model = gpt-4o\n[openai]\nmodel = gpt-4o-mini\n", "gpt-4o-mini", 3, 9)]
    [InlineData("settings.toml", "title = \"x\"\n[llm]\nmodel = \"llama3.2\" # local\n", "llama3.2", 3, 10)]
    [InlineData("infra/app.bicep", "module ai 'ai.bicep' = {\n  name: 'gpt-4o'\n  params: {\n    modelName: 'gpt-4o-mini'\n  }\n}\n", "gpt-4o-mini", 4, 17)]
    [InlineData("config/appsettings.json.azure-example", """{ "OpenAI": { "Model": "gpt-4o" } }""", "gpt-4o", 1, 25)]
    [InlineData("env.sample", "CHAT_MODEL=gpt-4o\n", "gpt-4o", 1, 12)]
    [InlineData("chat.ipynb", "{ \"cells\": [\n {\n \"cell_type\": \"code\",\n \"outputs\": [ \"gpt-4o\" ],\n \"source\": [\n  \"// not gpt-4.1\\n\",\n  \"var m = \\\"llama3.2\\\";\" ] } ] }", "llama3.2", 7, 13)]
    [InlineData("infra/main.parameters.json", """{ "parameters": { "openAiModelName": { "value": "${CHAT_MODEL=o1}" } } }""", "o1", 1, 63)]
    [InlineData("infra/ai.tf", "# name = \"gpt-4.1\"\nresource \"azurerm_cognitive_deployment\" \"chat\" {\n  name = \"chat\"\n  model {\n    format = \"OpenAI\"\n    name   = \"gpt-4o\"\n  }\n}\n", "gpt-4o", 6, 15)]
    [InlineData("infra/variables.tf", "variable \"openai_model\" {\n  description = \"such as gpt-4o\"\n  default     = \"o3-mini\"\n}\n", "o3-mini", 3, 18)]
    [InlineData("prod.tfvars", "chat_model = \"gpt-4o-mini\"\n", "gpt-4o-mini", 1, 15)]
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
    [InlineData("Locales/en.json", """{ "chat": { "model": "gpt-4o" } }""")]
    [InlineData("web/i18n/messages/de/admin.json", """{ "chatAssistant": { "defaultModel": "Standardmodell", "modelIdPlaceholder": "gpt-4o" } }""")]
    [InlineData("build.ps1", "<#\n.PARAMETER Model\n  such as gpt-4o\n#>\nWrite-Host \"Using gpt-4o\"\n")]
    [InlineData("build.sh", "echo \"needs gpt-4o\"\n")]
    [InlineData("ci.yml", "steps:\n  - run: |\n      # ollama pull llama3.2\n      dotnet test\n")]
    [InlineData(".github/workflows/ci.yml", "steps:\n  - run: |\n      cp build/bin/ggml-base.dll out/\n      tool --version \"gpt-4o\"\n")]
    [InlineData("copy.sh", "cp build/bin/ggml-base.dll out/\n")]
    [InlineData("app.config", "<configuration><runtime><assemblyIdentity name=\"llama3.2\" /></runtime></configuration>")]
    [InlineData("prompt.yaml", "template: |\n  You are gpt-4o and never llama3.2.\n")]
    [InlineData("Texts.de.resx", "<root><data name=\"DefaultModel\"><value>gpt-4o</value></data></root>")]
    [InlineData("Texts.zh-Hans.resx", "<root><data name=\"DefaultModel\"><value>gpt-4o</value></data></root>")]
    [InlineData("Texts.resx", "<root><data name=\"gpt-4o\"><value>The large model, such as gpt-4o.</value></data><data name=\"Seat\"><value>o1</value></data></root>")]
    [InlineData("Texts.resx", "<root><data name=\"Icon\" type=\"System.Resources.ResXFileRef\"><value>gpt-4o</value></data><resheader name=\"version\"><value>gpt-4o</value></resheader></root>")]
    [InlineData("Views/Chat.xaml", "<Page><TextBox PlaceholderText=\"gpt-4o\" Watermark=\"gpt-4o\" Text=\"{Binding Model}\" /><TextBlock Text=\"gpt-4o\" /><Button Content=\"gpt-4o\" /></Page>")]
    [InlineData("Views/Car.xaml", "<Page><ComboBoxItem Content=\"Explorer\" /><ComboBoxItem Content=\"o1\" /><c:Car xmlns:c=\"using:App\" Model=\"Explorer\" /></Page>")]
    [InlineData("Views/Chat.xaml", "<Page><TextBlock.Text>gpt-4o</TextBlock.Text><!-- <ComboBoxItem Content=\"gpt-4o\" /> --></Page>")]
    [InlineData("car.ini", "[car]\nmodel = Explorer\nname = o1\n")]
    [InlineData("infra/app.bicep", "module ai 'ai.bicep' = {\n  name: 'gpt-4o'\n}\n")]
    [InlineData("chat.ipynb", "{ \"cells\": [ { \"cell_type\": \"markdown\", \"source\": [ \"llama3.2 is used\" ] }, { \"cell_type\": \"code\", \"outputs\": [ { \"text\": \"gpt-4o\" } ], \"source\": [] } ] }")]
    [InlineData("models.json", """{ "more": "https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt" }""")]
    [InlineData("notes.example", "CHAT_MODEL=gpt-4o\n")]
    [InlineData("infra/net.tf", "variable \"seat\" {\n  default = \"o1\"\n}\n/* model = \"gpt-4o\" */\nresource \"x\" \"y\" {\n  model = \"Explorer\"\n}\n")]
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

    [Fact]
    public void The_entries_of_a_picker_in_markup_are_offered_by_their_values()
    {
        var file = ConfigReader.Read("Views/Chat.xaml", """
            <Page xmlns:x="http://schemas.microsoft.com/winfx/2006/xaml">
              <ComboBox>
                <ComboBoxItem Content="GPT-4o" Tag="gpt-4o-2024-08-06" />
                <ComboBoxItem>llama3.2</ComboBoxItem>
                <x:String>gpt-4.1</x:String>
              </ComboBox>
            </Page>
            """, AiCatalog.Shared);

        Assert.Equal(["3 gpt-4o-2024-08-06 Offered", "4 llama3.2 Offered", "5 gpt-4.1 Offered"], file.Models.Select(model => $"{model.Evidence.Place.Line} {model.Text} {model.Use}"));
        Assert.Empty(file.Unknowns);
    }

    [Theory]
    [InlineData("None", "models/model.onnx")]
    [InlineData("Content", "Assets\\encoder.onnx")]
    [InlineData("Content", "inference\\rec\\inference.pdmodel")]
    [InlineData("None", "Model\\frozen_graph.pb")]
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
