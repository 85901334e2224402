// references: Contoso.NewAi
new Contoso.NewAi.NewAiClient("k").DeleteModel("brand-new-model-1");
