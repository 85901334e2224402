using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Vetted.Tool.Tests;

public class IdentifyCommandTests
{
    private static readonly string[] Members = ["input", "model", "family", "publisher", "access", "licence", "licenceName", "hostTerms", "class", "kind", "confidence", "why"];

    [Fact]
    public void A_table_says_who_an_id_is()
    {
        var (exitCode, output, error) = Tool.Run("identify", "llama3.2", "gpt-4o");

        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        var lines = output.Split('\n');
        Assert.StartsWith("ID ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^llama3.2 +llama3.2 +Meta +Llama 3.2 Community License Agreement +restricted +conditional", lines[1]);
        Assert.Matches("^gpt-4o .* hosted-terms ", lines[2]);
    }

    [Fact]
    public void Each_input_line_gives_one_object_with_all_members()
    {
        var (exitCode, output, _) = Tool.RunWith("llama3.2\n\nno such model at all\r\n  qwen2.5:7b \n", "identify", "--format", "jsonl");

        Assert.Equal(0, exitCode);
        var objects = Objects(output);
        Assert.Equal(["llama3.2", "", "no such model at all", "  qwen2.5:7b "], objects.Select(item => item.GetProperty("input").GetString()));
        Assert.All(objects, item => Assert.Equal(Members, item.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("restricted", objects[0].GetProperty("class").GetString());
        Assert.Equal("llama3.2", objects[0].GetProperty("licence").GetString());
        Assert.Equal(JsonValueKind.Null, objects[2].GetProperty("model").ValueKind);
        Assert.NotEmpty(objects[2].GetProperty("why").GetString()!);
        Assert.Equal("Alibaba", objects[3].GetProperty("publisher").GetString());
    }

    [Fact]
    public void An_id_that_starts_with_an_at_sign_is_no_file_of_arguments()
    {
        var (exitCode, output, _) = Tool.Run("identify", "@cf/meta/llama-3-8b-instruct", "--format", "jsonl");

        Assert.Equal(0, exitCode);
        Assert.Equal("Meta", Assert.Single(Objects(output)).GetProperty("publisher").GetString());
    }

    [Fact]
    public void An_answer_is_there_before_the_next_id_is_asked_for()
    {
        using var output = new StringWriter();
        var input = new QuestionAndAnswer(output, "llama3.2", "gpt-4o");

        Program.Run(["identify", "--format", "jsonl"], input, output, TextWriter.Null);

        Assert.Equal([0, 1, 2], input.AnswersSeen);
    }

    [Fact]
    public void Without_a_terminal_nothing_is_coloured()
    {
        Assert.DoesNotContain('\u001b', Tool.Run("identify", "llama3.2").Out);
    }

    [Fact]
    public void A_wrong_format_is_bad_input()
    {
        var (exitCode, output, error) = Tool.Run("identify", "gpt-4o", "--format", "xml");

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("'table'", error, StringComparison.Ordinal);
        Assert.Contains("Try: vetted identify --help", error, StringComparison.Ordinal);
    }

    private static JsonElement[] Objects(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Counts the answers that are written when each next line is read.</summary>
    private sealed class QuestionAndAnswer(StringWriter output, params string[] ids) : TextReader
    {
        private int _next;

        public List<int> AnswersSeen { get; } = [];

        public override string? ReadLine()
        {
            AnswersSeen.Add(output.ToString().Count(c => c == '\n'));
            return _next < ids.Length ? ids[_next++] : null;
        }
    }
}
