switch (args[0])
{
    case "gpt-4o": //! model gpt-4o comparison mentioned
        break;
}
