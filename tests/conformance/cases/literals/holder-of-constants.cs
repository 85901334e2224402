//? binary: constants that nobody uses leave no code
System.Console.WriteLine();
static class Models
{
    public const string A = "gpt-4o"; //! source,scan: model gpt-4o const offered
    public const string B = "gpt-4.1"; //! source,scan: model gpt-4.1 const offered
    public const string C = "gpt-4o-mini"; //! source,scan: model gpt-4o-mini const offered
    public const string D = "gpt-4.1-mini"; //! source,scan: model gpt-4.1-mini const offered
    public const string E = "llama3.2"; //! source,scan: model llama3.2 const offered
}
