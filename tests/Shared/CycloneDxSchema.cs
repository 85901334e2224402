using System;
using System.IO;

namespace Vetted.Tests;

/// <summary>The official CycloneDX JSON schemas, through the project's own JavaScript library.</summary>
internal static class CycloneDxSchema
{
    private static readonly string[] Packages = ["@cyclonedx/cyclonedx-library@10.3.0", "ajv@8", "ajv-formats@3", "ajv-formats-draft2019@1"];

    private const string Script = """
        const { Validation, Spec } = require('@cyclonedx/cyclonedx-library');
        const fs = require('fs');
        const validators = {};
        (async () => {
          for (const file of process.argv.slice(2)) {
            const text = fs.readFileSync(file, 'utf8');
            const version = JSON.parse(text).specVersion;
            const validator = validators[version] ??= new Validation.JsonStrictValidator(version);
            const error = await validator.validate(text);
            if (error !== null) { console.log(file + ': ' + JSON.stringify(error)); process.exitCode = 1; }
          }
        })();
        """;

    /// <summary>Validates bills against the schema of the version each names.</summary>
    /// <param name="files">Paths of the bills.</param>
    /// <returns>Null where all are valid, else what is wrong; a text that starts with "not validated" where node is missing and not required.</returns>
    public static string? Mistakes(params string[] files)
    {
        if (NodePackage.Fetch(Packages) is not { } library)
        {
            return "not validated: " + NodePackage.Missing;
        }

        var (exitCode, output) = library.Run(Script, Array.ConvertAll(files, Path.GetFullPath));
        return exitCode == 0 && output.Length == 0 ? null : output;
    }
}
