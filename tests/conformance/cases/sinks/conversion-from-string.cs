// references: Anthropic
var request = new Anthropic.Models.Messages.MessageCreateParams { MaxTokens = 10, Model = "claude-sonnet-4-5" }; //! model claude-sonnet-4-5 literal selected
