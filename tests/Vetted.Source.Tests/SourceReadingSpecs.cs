using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Several callers of one reading: each helps, none is told something else, and a caller that goes away leaves nothing undone.</summary>
public sealed class SourceReadingSpecs
{
    private static readonly string[] Sources = Enumerable.Range(0, 12).Select(number => $$"""
        namespace N{{number}};
        class Talker(string model)
        {
            private readonly string _fixed = "gpt-4o-mini";
            object Ask(string key) => new OpenAI.Chat.ChatClient(model, key);
            object Other(string key) => new OpenAI.Chat.ChatClient(_fixed, key);
            static Talker Make() => new("gpt-{{(number % 2 == 0 ? "4o" : "4.1")}}");
        }
        """).Prepend("System.Console.WriteLine();").ToArray();

    [Fact]
    public void Every_caller_gets_the_same_evidence_as_one_alone()
    {
        var alone = Reading.Show(Reading.Read(Reading.CSharp(Sources)));
        var reading = Of(Reading.CSharp(Sources));
        var results = new SourceEvidence[4];
        Parallel.ForEach(Enumerable.Range(0, results.Length), new ParallelOptions { MaxDegreeOfParallelism = results.Length }, at => results[at] = reading.Read(CancellationToken.None));
        Assert.All(results, result => Assert.Same(results[0], result));
        Assert.Equal(alone, Reading.Show(results[0]));
        Assert.Equal(24, alone.Length);
    }

    [Fact]
    public void A_cancelled_caller_leaves_the_reading_to_the_next()
    {
        var reading = Of(Reading.CSharp(Sources));
        Assert.ThrowsAny<OperationCanceledException>(() => reading.Read(new CancellationToken(canceled: true)));
        Assert.Equal(Reading.Show(Reading.Read(Reading.CSharp(Sources))), Reading.Show(reading.Read(CancellationToken.None)));
    }

    [Fact]
    public void A_reading_that_fails_half_way_is_done_again()
    {
        var fails = true;
        var settings = SourceSettings.Default with { PlacePath = path => fails && path == "File7.cs" ? throw new InvalidOperationException("half way") : path };
        var reading = new SourceReading(Reading.CSharp(Sources), TestKnowledge.Instance, settings);
        Assert.Throws<InvalidOperationException>(() => reading.Read(CancellationToken.None));
        fails = false;
        Assert.Equal(Reading.Show(Reading.Read(Reading.CSharp(Sources))), Reading.Show(reading.Read(CancellationToken.None)));
    }

    [Fact]
    public void Work_is_done_once_piece_by_piece_whoever_helps()
    {
        var done = new int[200];
        var work = new SharedWork(done.Length);
        Parallel.ForEach(Enumerable.Range(0, 4), _ =>
        {
            work.Finish((piece, _) => Interlocked.Increment(ref done[piece]), CancellationToken.None);
            Assert.All(done, count => Assert.Equal(1, Volatile.Read(ref count)));
        });
    }

    [Fact]
    public void What_a_caller_could_not_do_is_open_again()
    {
        var done = new List<int>();
        var work = new SharedWork(5);
        Assert.Throws<InvalidOperationException>(() => work.Finish((piece, _) =>
        {
            if (piece == 2)
            {
                throw new InvalidOperationException();
            }

            done.Add(piece);
        }, CancellationToken.None));
        work.Finish((piece, _) => done.Add(piece), CancellationToken.None);
        Assert.Equal([0, 1, 2, 3, 4], done.Order());
    }

    [Fact]
    public async Task A_caller_that_waits_for_others_can_be_cancelled_and_the_others_go_on()
    {
        using var begun = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var work = new SharedWork(1);
        var other = Task.Run(() => work.Finish((_, ownToken) =>
        {
            begun.Set();
            mayEnd.Wait(ownToken);
        }, CancellationToken.None));
        begun.Wait();
        var waiting = Task.Run(() => work.Finish((_, _) => Assert.Fail("taken twice"), cancellation.Token));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        mayEnd.Set();
        await other;
    }

    private static SourceReading Of(Compilation compilation) => new(compilation, TestKnowledge.Instance, SourceSettings.Default);
}
