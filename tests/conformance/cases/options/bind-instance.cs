// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var settings = new ChatSettings();
configuration.GetSection("OpenAI").Bind(settings);
//? binary: who fills the class is not followed in compiled code, so its property is the key
var chat = new OpenAI.OpenAIClient("k").GetChatClient(settings.Model); //! source,scan: unknown OpenAI:Model configuration ; binary: unknown ChatSettings.Model configuration
class ChatSettings { public string Model { get; set; } }
