// references: Contoso.NewAi
//? scan: a package nobody has listed shows its parameters only where it is at hand
var answer = new Contoso.NewAi.NewAiClient("k").Chat("hello", "brand-new-model-1"); //! source,binary: model brand-new-model-1 literal selected
