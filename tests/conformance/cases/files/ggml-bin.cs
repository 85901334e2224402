Use("ggml-base.bin"); //! source,scan: model ggml-base.bin file-name selected
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: an ending that other files share is not looked for in compiled text
