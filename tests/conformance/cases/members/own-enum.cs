var client = new Client { Model = ModelType.Gpt4oMini }; //! source,scan: model gpt-4o-mini enum selected
System.Console.WriteLine(client.Id);
enum ModelType { None, Gpt4oMini, Llama32 }
class Client
{
    public ModelType Model { get; set; }
    public string Id => Model switch { ModelType.Gpt4oMini => "gpt-4o-mini", ModelType.Llama32 => "llama3.2", _ => null }; //! source,scan: model gpt-4o-mini switch selected ; source,scan: model llama3.2 switch selected ; binary: model gpt-4o-mini local selected ; binary: model llama3.2 local selected
}
//? binary: an enum is a number when compiled, and its arms are branches
