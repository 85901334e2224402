// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
IServiceCollection services = null;
services.AddOptions<ChatSettings>().BindConfiguration("OpenAI").ValidateOnStart();
class ChatSettings { public string ModelId { get; set; } }
//? binary: who fills the class is not followed in compiled code, so its property is the key
class Service(IOptions<ChatSettings> options)
{
    public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(options.Value.ModelId); //! source,scan: unknown OpenAI:ModelId configuration ; binary: unknown ChatSettings.ModelId configuration
}
