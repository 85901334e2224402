string[] sensors = { "o1", "o3" };
System.Console.WriteLine(sensors.Length);
