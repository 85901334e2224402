// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var settings = configuration.GetSection("OpenAI").Get<ChatSettings>();
var chat = new OpenAI.OpenAIClient("k").GetChatClient(settings.Model); //! unknown OpenAI:Model configuration
record ChatSettings(string Model);
