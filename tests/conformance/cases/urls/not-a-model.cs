var u = "https://example.com/models/car/explorer";
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
