#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.Build.Framework;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>
/// The compiler of the SDK that runs this build, loaded beside MSBuild together with the package's own source engine. It is taken from the folder of MSBuild itself, which no
/// property of a project names.
/// </summary>
internal static class Roslyn
{
    private static readonly Lazy<Context?> Loaded = new(Load);

    /// <summary>Binds sources again and reads their clients.</summary>
    public static IReadOnlyList<ClientWiring>? Read(
        CompiledDocuments documents, string name, IReadOnlyList<string> references, string facts, string root, CancellationToken cancellation, out string? problem)
    {
        problem = null;
        if (Loaded.Value is not { } roslyn)
        {
            problem = "the compiler of this SDK was not found";
            return null;
        }

        var text = roslyn.ReadClients(roslyn.Compile(documents, name, references), facts, root, cancellation);
        return InventoryJson.Read(text, out _)?.Clients;
    }

    private static Context? Load()
    {
        var compiler = Path.Combine(Path.GetDirectoryName(typeof(ITask).Assembly.Location)!, "Roslyn", "bincore");
        var engine = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(Roslyn).Assembly.Location)!, "..", "..", "analyzers", "dotnet"));
        return File.Exists(Path.Combine(compiler, "Microsoft.CodeAnalysis.CSharp.dll")) && File.Exists(Path.Combine(engine, "Vetted.Source.dll")) ? new Context(compiler, engine) : null;
    }

    private sealed class Context : AssemblyLoadContext
    {
        private readonly string _compiler;
        private readonly string _engine;

        public Context(string compiler, string engine)
            : base("Vetted source pass")
        {
            _compiler = compiler;
            _engine = engine;
        }

        // The compiler and our engine from their folders; what the runtime brings (collections, metadata) from there.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = assemblyName.Name + ".dll";
            var folder = assemblyName.Name!.StartsWith("Vetted.", StringComparison.Ordinal) ? _engine : assemblyName.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? _compiler : null;
            return folder is not null && File.Exists(Path.Combine(folder, file)) ? LoadFromAssemblyPath(Path.Combine(folder, file)) : null;
        }

        public object Compile(CompiledDocuments documents, string name, IReadOnlyList<string> references)
        {
            var csharp = Type("Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.CSharpCommandLineParser");
            var parser = csharp.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            dynamic arguments = csharp.GetMethod("Parse", new[] { typeof(IEnumerable<string>), typeof(string), typeof(string), typeof(string) })!
                .Invoke(parser, new object?[] { Arguments(documents.Options), Path.GetTempPath(), null, null })!;
            object parseOptions = arguments.ParseOptions;
            object compilationOptions = arguments.CompilationOptions;

            var common = Type("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.SyntaxTree");
            var factory = Type("Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.SyntaxFactory");
            var sourceText = Type("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.Text.SourceText");
            var from = sourceText.GetMethods().First(method => method.Name == "From" && method.GetParameters() is { Length: 3 } parameters && parameters[0].ParameterType == typeof(string));
            var parse = factory.GetMethods().First(method => method.Name == "ParseSyntaxTree" && method.GetParameters() is { Length: 4 } parameters && parameters[0].ParameterType == sourceText);
            var trees = Array.CreateInstance(common, documents.Files.Count);
            for (var i = 0; i < documents.Files.Count; i++)
            {
                var text = from.Invoke(null, new object?[] { documents.Files[i].Text, System.Text.Encoding.UTF8, Enum.ToObject(from.GetParameters()[2].ParameterType, 2) });
                trees.SetValue(parse.Invoke(null, new[] { text, parseOptions, documents.Files[i].Path, CancellationToken.None }), i);
            }

            var reference = Type("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.MetadataReference");
            var create = reference.GetMethods().First(method => method.Name == "CreateFromFile" && method.GetParameters().Length == 3);
            var metadata = Array.CreateInstance(reference, references.Count);
            for (var i = 0; i < references.Count; i++)
            {
                metadata.SetValue(create.Invoke(null, new[] { references[i], Standard(create.GetParameters()[1]), null }), i);
            }

            return Type("Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.CSharpCompilation").GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!
                .Invoke(null, new[] { name, trees, metadata, compilationOptions })!;
        }

        public string ReadClients(object compilation, string facts, string root, CancellationToken cancellation) =>
            (string)Type("Vetted.Source", "Vetted.Source.CompiledSources").GetMethod("ReadClients")!.Invoke(null, new[] { compilation, facts, root, cancellation })!;

        private static List<string> Arguments(IReadOnlyDictionary<string, string> options)
        {
            var arguments = new List<string> { "/noconfig", "/nostdlib+" };
            Add("language-version", "/langversion:");
            Add("define", "/define:");
            Add("nullable", "/nullable:");
            arguments.Add(options.TryGetValue("output-kind", out var kind) && kind is "ConsoleApplication" or "WindowsApplication" ? "/target:exe" : "/target:library");
            if (options.TryGetValue("unsafe", out var isUnsafe) && string.Equals(isUnsafe, "true", StringComparison.OrdinalIgnoreCase))
            {
                arguments.Add("/unsafe");
            }

            return arguments;

            void Add(string option, string argument)
            {
                if (options.TryGetValue(option, out var value) && value.Length > 0)
                {
                    arguments.Add(argument + value);
                }
            }
        }

        private static object? Standard(ParameterInfo parameter) => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;

        private Type Type(string assembly, string type) => LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!;
    }
}
#endif
