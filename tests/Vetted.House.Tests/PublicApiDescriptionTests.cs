using System;
using System.Collections.Generic;

namespace Vetted.House.Tests;

public class PublicApiDescriptionTests
{
    [Fact]
    public void A_surface_is_described_member_by_member()
    {
        Assert.Equal(
            """
            enum Vetted.House.Tests.PublicApiDescriptionTests.Colour
              Green = 7
              Red = 0
            sealed class Vetted.House.Tests.PublicApiDescriptionTests.Sample
              IReadOnlyList<String> Names { get; init; }
              Int32 Number { get; init; }
              Int32? Find(String name, out Boolean found, Int32 start = 3)
              const String Word
              new(Int32 Number)
              static Vetted.House.Tests.PublicApiDescriptionTests.Sample None { get; }

            """.ReplaceLineEndings("\n"),
            PublicApi.Describe(new[] { typeof(Sample), typeof(Colour) }));
    }

    public enum Colour
    {
        Red,
        Green = 7,
    }

    public sealed record Sample(int Number)
    {
        public const string Word = "x";

        public static Sample None { get; } = new(0);

        public IReadOnlyList<string> Names { get; init; } = Array.Empty<string>();

        internal int Hidden => Number;

        public int? Find(string name, out bool found, int start = 3)
        {
            found = name.Length > start;
            return found ? Number : null;
        }
    }
}
