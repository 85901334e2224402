//? binary: the comparisons belong to the switch statement
switch (args[0]) //! binary: model gpt-4o comparison mentioned
{
    case "gpt-4o": //! source,scan: model gpt-4o comparison mentioned
        break;
}
