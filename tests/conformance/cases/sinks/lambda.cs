// references: Microsoft.Extensions.AI
using Microsoft.Extensions.AI;
var built = new ChatClientBuilder(null).ConfigureOptions(o => o.ModelId = "gpt-4o").Build(); //! model gpt-4o literal selected
