// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
IServiceCollection services = null;
services.AddOptions<ChatSettings>().BindConfiguration("OpenAI").ValidateOnStart();
class ChatSettings { public string ModelId { get; set; } }
class Service(IOptions<ChatSettings> options)
{
    public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(options.Value.ModelId); //! unknown OpenAI:ModelId configuration
}
