// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
IServiceCollection services = null; IConfiguration configuration = null;
services.Configure<ChatSettings>(configuration.GetSection("OpenAI"));
class ChatSettings { public string ModelId { get; set; } }
class Service(IOptions<ChatSettings> options)
{
    public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(options.Value.ModelId); //! unknown OpenAI:ModelId configuration
}
