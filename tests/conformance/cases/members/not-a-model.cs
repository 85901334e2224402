System.Console.WriteLine(Icons.Gpt4 + Sizes.Phi3);
static class Icons { public const string Gpt4 = "gpt4.png"; }
enum Sizes { Small, Phi3 }
