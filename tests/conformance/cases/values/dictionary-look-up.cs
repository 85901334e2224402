// references: OpenAI
using System.Collections.Generic;
var models = new Dictionary<string, string> { ["fast"] = "gpt-4o-mini", ["good"] = "gpt-4o" }; //! source,scan: model gpt-4o literal selected ; source,scan: model gpt-4o-mini literal selected ; binary: model gpt-4o collection-entry selected ; binary: model gpt-4o-mini collection-entry selected
var chat = new OpenAI.OpenAIClient("k").GetChatClient(models[args[0]]); //! source,scan: unknown Dictionary.this[] runtime-value
//? binary: a table is followed to its values, any of which the key may mean
