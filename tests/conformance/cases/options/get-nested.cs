// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var settings = configuration.GetSection("AI").Get<AiSettings>();
//? binary: who fills the class is not followed in compiled code, so its property is the key
var chat = new OpenAI.OpenAIClient("k").GetChatClient(settings.Chat.Model); //! source,scan: unknown AI:Chat:Model configuration ; binary: unknown ChatSettings.Model configuration
class AiSettings { public ChatSettings Chat { get; set; } = new(); }
class ChatSettings { public string Model { get; set; } }
