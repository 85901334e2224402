using System.Collections.Generic;
var car = new Dictionary<string, object> { ["model"] = "Corsa", ["make"] = "Opel" };
System.Console.WriteLine(car.Count);
