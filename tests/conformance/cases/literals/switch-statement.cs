System.Console.WriteLine(Id(args.Length));
static string Id(int size)
{
    switch (size)
    {
        case 0: return "gpt-4o"; //! source,scan: model gpt-4o return selected ; binary: model gpt-4o local selected
        default: return "gpt-4o-mini"; //! source,scan: model gpt-4o-mini return selected ; binary: model gpt-4o-mini local selected
    }
}
//? binary: compiled code keeps what is returned in a local
