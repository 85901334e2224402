// references: Contoso.NewAi
var options = new Contoso.NewAi.NewAiOptions { ModelName = "o1" }; //! model o1 literal selected
