// references: OpenAI, Microsoft.Extensions.Configuration.Abstractions
Microsoft.Extensions.Configuration.IConfiguration configuration = null;
var chat = new OpenAI.OpenAIClient("k").GetChatClient(configuration["OpenAI:Model"] ?? throw new System.InvalidOperationException("OpenAI:Model is missing")); //! unknown OpenAI:Model configuration
