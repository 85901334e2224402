var u = "https://example.com/weights/model.safetensors"; //! source,scan: model https://example.com/weights/model.safetensors url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an address without a known model is not read in compiled text
