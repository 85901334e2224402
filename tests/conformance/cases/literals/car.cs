System.Console.WriteLine(new Car { Model = "Explorer" });
class Car { public string Model { get; set; } }
