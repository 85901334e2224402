// references: Microsoft.Extensions.AI
using Microsoft.Extensions.AI;
var built = new ChatClientBuilder(null).ConfigureOptions(o => o.ModelId ??= "llama3.2").Build(); //! model llama3.2 default selected
