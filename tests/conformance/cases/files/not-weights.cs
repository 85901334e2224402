System.Console.WriteLine("report.zip" + "firmware.bin" + "DataModel.cs");
