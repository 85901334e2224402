namespace Vetted.Tool;

/// <summary>What the exit codes of the tool mean; part of its interface.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The policy denies something, or something is left to do.</summary>
    public const int Denied = 1;

    /// <summary>The command line, or something it names, is wrong.</summary>
    public const int BadInput = 2;
}
