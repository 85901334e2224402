using System.IO;
var path = Path.Combine(System.AppContext.BaseDirectory, "sentiment_model.zip"); //! source,scan: model sentiment_model.zip file-name selected
Use(path);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an ending that other files share is not looked for in compiled text
