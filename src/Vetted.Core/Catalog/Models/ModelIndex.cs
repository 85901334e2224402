using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Vetted.Catalog;

/// <summary>The compiled model half of the catalog: vocabulary, patterns and facts, in the order in which a lookup needs them.</summary>
internal sealed class ModelIndex
{
    private ModelIndex(BinaryReader reader)
    {
        reader.ReadByte();
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.ReadString();
        }

        Words = WordTable.Read(reader);
        RuleStarts = ReadInts(reader, Words.Count + 1);
        Rules = ReadInts(reader, reader.ReadInt32());
        Program = ReadInts(reader, reader.ReadInt32());
        Forms = ReadAll(reader, strings, ReadForm);
        Prefixes = ReadNames(reader, strings);
        Vendors = ReadNames(reader, strings);
        Geographies = ReadNames(reader, strings);
        Openings = ReadNames(reader, strings);
        Organisations = ReadAll(reader, strings, ReadOrganisation);
        Models = ReadAll(reader, strings, ReadModel);
        Known = ReadAll(reader, strings, ReadKnown);
    }

    public WordTable Words { get; }

    /// <summary>For each word the first of its rules in <see cref="Rules"/>; one number more than there are words.</summary>
    public int[] RuleStarts { get; }

    /// <summary>Three numbers per rule: model, pattern in <see cref="Program"/>, 1 for an ambiguous one.</summary>
    public int[] Rules { get; }

    public int[] Program { get; }

    public ModelForm[] Forms { get; }

    /// <summary>What stands before a slash and names a host, with the number of its form.</summary>
    public (string Name, int Form)[] Prefixes { get; }

    /// <summary>Vendors as Bedrock writes them before a dot.</summary>
    public (string Name, int Form)[] Vendors { get; }

    /// <summary>Geographies as Bedrock's inference profiles write them before the vendor.</summary>
    public (string Name, int Form)[] Geographies { get; }

    /// <summary>What a host writes before the name without a separator of its own (<c>databricks-</c>).</summary>
    public (string Name, int Form)[] Openings { get; }

    public ModelOrganisation[] Organisations { get; }

    public ModelFacts[] Models { get; }

    public KnownModel[] Known { get; }

    /// <summary>The index of a section; null for a catalog without models.</summary>
    public static ModelIndex? Read(byte[] content)
    {
        if (content.Length == 0)
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
        return new ModelIndex(reader);
    }

    public ModelForm Form(string id) => Array.Find(Forms, form => form.Id == id) ?? Forms[0];

    /// <summary>The row of that name (letter case does not matter) in a sorted list, or -1.</summary>
    public static int Find<T>(T[] rows, Func<T, string> name, string text, int start, int length)
    {
        for (int low = 0, high = rows.Length - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var row = name(rows[middle]);
            var order = string.Compare(row, 0, text, start, Math.Min(row.Length, length), StringComparison.OrdinalIgnoreCase);
            order = order != 0 ? order : row.Length - length;
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static T[] ReadAll<T>(BinaryReader reader, string[] strings, Func<BinaryReader, string[], T> read)
    {
        var all = new T[reader.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read(reader, strings);
        }

        return all;
    }

    private static int[] ReadInts(BinaryReader reader, int count)
    {
        var numbers = new int[count];
        Buffer.BlockCopy(reader.ReadBytes(count * sizeof(int)), 0, numbers, 0, count * sizeof(int));
        return numbers;
    }

    private static (string Name, int Form)[] ReadNames(BinaryReader reader, string[] strings) =>
        ReadAll(reader, strings, static (r, s) => (s[r.ReadUInt16()], (int)r.ReadByte()));

    private static string[] ReadStrings(BinaryReader reader, string[] strings)
    {
        var count = reader.ReadByte();
        if (count == 0)
        {
            return Array.Empty<string>();
        }

        var some = new string[count];
        for (var i = 0; i < count; i++)
        {
            some[i] = strings[reader.ReadUInt16()];
        }

        return some;
    }

    private static ModelForm ReadForm(BinaryReader reader, string[] strings) => new()
    {
        Id = strings[reader.ReadUInt16()],
        Access = (ModelAccess)reader.ReadByte(),
        HostTerms = strings[reader.ReadUInt16()],
    };

    private static ModelOrganisation ReadOrganisation(BinaryReader reader, string[] strings) => new()
    {
        Id = strings[reader.ReadUInt16()],
        Publisher = strings[reader.ReadUInt16()],
        Sites = (OrganisationSites)reader.ReadByte(),
    };

    private static ModelFacts ReadModel(BinaryReader reader, string[] strings)
    {
        var facts = new ModelFacts
        {
            Id = strings[reader.ReadUInt16()],
            Family = strings[reader.ReadUInt16()],
            Publisher = strings[reader.ReadUInt16()] is { Length: > 0 } publisher ? publisher : null,
            Form = strings[reader.ReadUInt16()],
            Access = (ModelAccess)reader.ReadByte(),
            Bare = (ModelAccess)reader.ReadByte(),
            Traits = (ModelTraits)reader.ReadByte(),
            Licences = ReadStrings(reader, strings),
            HostedLicences = ReadStrings(reader, strings),
            Capabilities = ReadStrings(reader, strings),
            SoldBy = ReadStrings(reader, strings),
            Words = new ushort[reader.ReadByte()],
            Sizes = new int[reader.ReadByte()],
        };
        for (var i = 0; i < facts.Words.Length; i++)
        {
            facts.Words[i] = reader.ReadUInt16();
        }

        for (var i = 0; i < facts.Sizes.Length; i++)
        {
            facts.Sizes[i] = reader.ReadInt32();
        }

        return facts;
    }

    private static KnownModel ReadKnown(BinaryReader reader, string[] strings) => new()
    {
        Id = strings[reader.ReadUInt16()],
        Form = strings[reader.ReadUInt16()],
        Pinned = strings[reader.ReadUInt16()],
        Retires = strings[reader.ReadUInt16()],
        Successor = strings[reader.ReadUInt16()],
    };
}
