// references: OpenAI, Microsoft.Extensions.Configuration.Abstractions
using Microsoft.Extensions.Configuration;
IConfiguration configuration = null;
var chat = new OpenAI.OpenAIClient("k").GetChatClient(configuration.GetValue<string>("OpenAI:Model", "gpt-4o")); //! model gpt-4o default selected ; unknown OpenAI:Model configuration
