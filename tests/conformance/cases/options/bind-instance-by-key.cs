// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var settings = new ChatSettings();
configuration.Bind("OpenAI", settings);
var chat = new OpenAI.OpenAIClient("k").GetChatClient(settings.Model); //! unknown OpenAI:Model configuration
class ChatSettings { public string Model { get; set; } }
