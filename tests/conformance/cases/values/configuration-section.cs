// references: OpenAI, Microsoft.Extensions.Configuration.Abstractions
Microsoft.Extensions.Configuration.IConfiguration configuration = null;
var chat = new OpenAI.OpenAIClient("k").GetChatClient(configuration.GetSection("OpenAI")["ModelId"]); //! unknown OpenAI:ModelId configuration
