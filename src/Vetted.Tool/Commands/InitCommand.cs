using System;
using System.CommandLine;
using System.IO;
using Vetted.Policy;

namespace Vetted.Tool.Commands;

/// <summary><c>vetted init</c>: a first policy file, with what can be set explained in it.</summary>
internal static class InitCommand
{
    public static Command Create(ToolHost host)
    {
        var path = new Argument<string>("path") { Description = "The folder to write vetted.json into; the repository's root is the right one", DefaultValueFactory = _ => "." };
        var profile = new Option<string>("--profile") { Description = "The built-in profile to start from: default, strict, open-models-only or deployment-practices", DefaultValueFactory = _ => "default" };
        var command = new Command("init", "Write a first policy file") { path, profile };
        command.SetAction(result =>
        {
            var file = Path.Combine(Path.GetFullPath(result.GetValue(path)!), PolicyReader.FileName);
            if (File.Exists(file))
            {
                host.Error.WriteLine($"vetted: {file} exists already");
                return ExitCode.BadInput;
            }

            string text;
            try
            {
                text = PolicyEditor.NewFile(result.GetValue(profile)!);
            }
            catch (ArgumentException)
            {
                host.Error.WriteLine($"vetted: there is no profile {result.GetValue(profile)}");
                return ExitCode.BadInput;
            }

            if (!Directory.Exists(Path.GetDirectoryName(file)))
            {
                host.Error.WriteLine($"vetted: there is no folder {Path.GetDirectoryName(file)}");
                return ExitCode.BadInput;
            }

            File.WriteAllText(file, text);
            host.Out.WriteLine($"wrote {file}");
            return ExitCode.Ok;
        });
        return command;
    }
}
