// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
IServiceCollection services = null; IConfiguration configuration = null;
services.Configure<ChatSettings>(configuration.GetRequiredSection(ChatSettings.SectionName));
class ChatSettings { public const string SectionName = "AI:Chat"; public string Model { get; set; } = "gpt-4o-mini"; } //! model gpt-4o-mini property-initialiser selected
class Service(IOptions<ChatSettings> options)
{
    public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(options.Value.Model); //! unknown AI:Chat:Model configuration
}
