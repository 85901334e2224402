// references: Anthropic
using Anthropic.Models.Messages;
var request = new MessageCreateParams { Model = Model.ClaudeHaiku4_5_20251001 }; //! model claude-haiku-4-5-20251001 enum selected
