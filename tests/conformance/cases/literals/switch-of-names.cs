System.Console.WriteLine(Id(args[0]));
static string Id(string alias) => alias switch
{
    "fast" => "gpt-4o-mini", //! source,scan: model gpt-4o-mini switch selected ; binary: model gpt-4o-mini local selected
    "local" => "llama3.2", //! source,scan: model llama3.2 switch selected ; binary: model llama3.2 local selected
    _ => "gpt-4o", //! source,scan: model gpt-4o switch selected ; binary: model gpt-4o local selected
};
//? binary: compiled code has branches and no arms
