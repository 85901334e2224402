using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Vetted.Benchmarks;

/// <summary>A project of many ordinary classes of 200 lines; with AI, every fifth talks to a model in one of the ways people do.</summary>
internal static class GeneratedProject
{
    // What teams really ban: the clock, blocking, old collections, culture-dependent calls.
    private const string Banned = """
        P:System.DateTime.Now;Use TimeProvider
        P:System.DateTime.UtcNow;Use TimeProvider
        P:System.DateTimeOffset.Now;Use TimeProvider
        P:System.DateTimeOffset.UtcNow;Use TimeProvider
        M:System.Guid.NewGuid;Use the id generator
        M:System.Threading.Thread.Sleep(System.Int32);Use Task.Delay
        M:System.Threading.Thread.Sleep(System.TimeSpan);Use Task.Delay
        M:System.Threading.Tasks.Task.Wait;Await it
        P:System.Threading.Tasks.Task`1.Result;Await it
        M:System.GC.Collect;Do not
        M:System.Environment.Exit(System.Int32);Return an exit code
        M:System.Environment.FailFast(System.String);Throw
        T:System.Collections.ArrayList;Use List
        T:System.Collections.Hashtable;Use Dictionary
        T:System.Net.WebClient;Use HttpClient
        T:System.Net.HttpWebRequest;Use HttpClient
        T:System.Runtime.Serialization.Formatters.Binary.BinaryFormatter;It runs foreign code
        T:System.Security.Cryptography.MD5;Use SHA256
        T:System.Security.Cryptography.SHA1;Use SHA256
        T:System.Security.Cryptography.DES;Use Aes
        M:System.String.ToLower;Use ToLowerInvariant
        M:System.String.ToUpper;Use ToUpperInvariant
        M:System.String.Compare(System.String,System.String);Say how to compare
        M:System.Int32.Parse(System.String);Say the culture
        M:System.Double.Parse(System.String);Say the culture
        M:System.Console.WriteLine(System.String);Use the logger
        M:System.Diagnostics.Process.Start(System.String);Use ProcessStartInfo
        M:System.IO.Path.GetTempFileName;Use a folder of your own
        N:System.Data.OleDb;Not on this platform
        F:System.String.Empty;Write ""
        """;

    private static readonly string[] Calls =
    [
        """new OpenAI.Chat.ChatClient("gpt-4o-mini", key)""",
        """new OllamaSharp.OllamaApiClient(new Uri("http://localhost:11434"), "llama3.2")""",
        """new OpenAI.OpenAIClient(key).GetChatClient(_model)""",
        """new OpenAI.Embeddings.EmbeddingClient("text-embedding-3-small", key)""",
        """new OpenAI.OpenAIClient(key).GetChatClient(Environment.GetEnvironmentVariable("CHAT_MODEL") ?? "gpt-4o")""",
    ];

    /// <summary>Writes the project.</summary>
    /// <returns>How many lines of code it has.</returns>
    public static int Write(string folder, int files, string vettedVersion, bool hasAi)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "BannedSymbols.txt"), Banned);
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                {(hasAi ? """<PackageReference Include="OpenAI" Version="2.15.0" /><PackageReference Include="OllamaSharp" Version="5.5.2" />""" : "")}
                <PackageReference Include="Vetted.AI" Version="{vettedVersion}" PrivateAssets="all" />
                <PackageReference Include="Microsoft.CodeAnalysis.BannedApiAnalyzers" Version="5.6.0" PrivateAssets="all" />
                <AdditionalFiles Include="BannedSymbols.txt" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "Console.WriteLine(new Shop.Service0().ToString());\n");
        var lines = 1;
        for (var i = 0; i < files; i++)
        {
            var text = Class(i, hasAi && i % 5 == 0);
            lines += text.Count(c => c == '\n');
            File.WriteAllText(Path.Combine(folder, $"Service{i}.cs"), text);
        }

        return lines;
    }

    private static string Class(int number, bool talks)
    {
        var text = new StringBuilder("namespace Shop;\n\n");
        text.Append($"/// <summary>Orders of area {number}.</summary>\npublic sealed class Service{number}\n{{\n");
        text.Append("    private readonly Dictionary<string, List<int>> _orders = new(StringComparer.Ordinal);\n    private readonly string _model = \"gpt-4o-mini\";\n".Replace("gpt-4o-mini", talks ? "gpt-4o-mini" : "standard", StringComparison.Ordinal));
        if (talks)
        {
            text.Append($"\n    public object Talk(string key)\n    {{\n        return {Calls[number / 5 % Calls.Length]};\n    }}\n");
        }

        text.Append("\n    public string Name => _model;\n");
        for (var method = 0; text.ToString().Count(c => c == '\n') < 180; method++)
        {
            text.Append(Method(number, method));
        }

        while (text.ToString().Count(c => c == '\n') < 199)
        {
            text.Append("    // filled up\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Method(int number, int method) => $$"""

            /// <summary>Adds up what area {{number}} sold in quarter {{method}}.</summary>
            public async Task<int> Total{{method}}(IEnumerable<int> values, string model, CancellationToken cancellation)
            {
                var text = $"area {{number}} of {model} with {values.Count()} values";
                var options = new Options{{method}} { Model = model, Limit = {{method + 1}} * values.Count() };
                if (!_orders.TryGetValue(text, out var list))
                {
                    _orders[text] = list = new List<int>(values.Where(value => value > options.Limit).Select(value => value * 2));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(list.Count), cancellation);
                foreach (var (key, orders) in _orders.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    list.Add(key.Length + orders.Sum() + text.IndexOf("model", StringComparison.Ordinal));
                    if (key.StartsWith("area", StringComparison.Ordinal) && key.Split(' ') is [_, var area, ..])
                    {
                        list.Add(int.TryParse(area, out var known) ? known : options.Create("Content-Type", model).Length);
                    }
                }

                return list.Max() + Math.Abs(options.Limit) + string.Concat(text, "; charset=utf-8").Length;
            }

            private sealed class Options{{method}}
            {
                public string Model { get; set; } = "none";

                public int Limit { get; set; }

                public string Create(string name, string model) => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}: {1}/{2}", name, model, Model.Trim());
            }

        """.TrimEnd() + "\n";
}
