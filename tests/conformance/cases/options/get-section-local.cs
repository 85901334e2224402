// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var section = configuration.GetSection("AI").GetSection("Chat");
var settings = section.Get<ChatSettings>();
var chat = new OpenAI.OpenAIClient("k").GetChatClient(settings.Model); //! unknown AI:Chat:Model configuration
class ChatSettings { public string Model { get; set; } }
