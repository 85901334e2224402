using System;
using System.Diagnostics;
using System.IO;

namespace Vetted.EndToEnd.Tests;

/// <summary>
/// The compiler server of these tests' builds: the first build starts it under a name that nobody else uses, and it ends with the tests. A compiler that starts anew takes longer than what it then compiles. Builds
/// themselves start anew: a build server has broken off in the middle of a build, without a word.
/// </summary>
internal static class CompilerServer
{
    /// <summary>Of its pipe.</summary>
    public static string Name { get; } = "vetted-e2e-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Makes a process use it, and leave no other server behind.</summary>
    public static void Set(ProcessStartInfo start)
    {
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Name;
    }

    /// <summary>Ends it and waits until it has, so that nothing stays behind and holds a folder. The SDK's own command ends compiler servers of the default name only.</summary>
    public static void ShutDown()
    {
        var (_, roslyn) = PackedVetted.Dotnet(PackedVetted.Repository, "msbuild", Path.Combine("src", "Vetted.Core", "Vetted.Core.csproj"), "-getProperty:RoslynTargetsPath");
        PackedVetted.Dotnet(PackedVetted.Repository, Path.Combine(roslyn.Trim(), "bincore", "VBCSCompiler.dll"), "-pipename:" + Name, "-shutdown");
    }
}
