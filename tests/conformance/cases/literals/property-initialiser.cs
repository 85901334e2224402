System.Console.WriteLine();
class Settings { public string Model { get; set; } = "gpt-4o-mini"; } //! model gpt-4o-mini property-initialiser selected
