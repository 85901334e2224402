using System.ComponentModel;
using System.Runtime.Serialization;

System.Console.WriteLine(Pick.Small);
enum Pick
{
    [EnumMember(Value = "gpt-4o")] Large, //! source,scan: model gpt-4o enum offered
    [Description("gpt-4o-mini")] Small, //! source,scan: model gpt-4o-mini enum offered
    [Description("The nice one, like gpt-4.1")] Nice,
}

class Options
{
    [Description("gpt-4o")] public string Name { get; set; } = ""; //! source,scan: model gpt-4o message mentioned
}
//? binary: an attribute's text is no value of the program
