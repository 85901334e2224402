using System;
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
        FormNames = new NameTable(Array.ConvertAll(Forms, form => form.Id));
        PrefixForms = ReadNames(reader, strings, out var prefixes);
        ReadNames(reader, strings, out var vendors);
        ReadNames(reader, strings, out var geographies);
        OpeningForms = ReadNames(reader, strings, out var openings);
        Openings = openings;
        HostForms = ReadNames(reader, strings, out var hosts);
        Hosts = hosts;
        Prefixes = new NameTable(prefixes);
        Vendors = new NameTable(vendors);
        Geographies = new NameTable(geographies);
        Organisations = ReadAll(reader, strings, ReadOrganisation);
        OrganisationNames = new NameTable(Array.ConvertAll(Organisations, organisation => organisation.Id));
        Models = ReadAll(reader, strings, ReadModel);
        Known = ReadAll(reader, strings, ReadKnown);
        KnownIds = new NameTable(Array.ConvertAll(Known, known => known.Id));
    }

    public WordTable Words { get; }

    /// <summary>For each word the first of its rules in <see cref="Rules"/>; one number more than there are words.</summary>
    public int[] RuleStarts { get; }

    /// <summary>Three numbers per rule: model, pattern in <see cref="Program"/>, trust (<see cref="ModelPattern.Ambiguous"/>).</summary>
    public int[] Rules { get; }

    public int[] Program { get; }

    public ModelForm[] Forms { get; }

    /// <summary>The names of the forms, numbered like <see cref="Forms"/>.</summary>
    public NameTable FormNames { get; }

    /// <summary>What stands before a slash, or with a colon after the name, and says the form.</summary>
    public NameTable Prefixes { get; }

    /// <summary>The form of each prefix.</summary>
    public byte[] PrefixForms { get; }

    /// <summary>Vendors as Bedrock writes them before a dot.</summary>
    public NameTable Vendors { get; }

    /// <summary>Geographies as Bedrock's inference profiles write them before the vendor.</summary>
    public NameTable Geographies { get; }

    /// <summary>What a host writes before the name without a separator of its own (<c>databricks-</c>).</summary>
    public string[] Openings { get; }

    /// <summary>The form of each opening.</summary>
    public byte[] OpeningForms { get; }

    /// <summary>Endings of host names in addresses.</summary>
    public string[] Hosts { get; }

    /// <summary>The form of each of them.</summary>
    public byte[] HostForms { get; }

    /// <summary>The organisations' names, numbered like <see cref="Organisations"/>.</summary>
    public NameTable OrganisationNames { get; }

    /// <summary>The ids of <see cref="Known"/>, numbered alike; rows of one id have one number, that of the first.</summary>
    public NameTable KnownIds { get; }

    public ModelOrganisation[] Organisations { get; }

    public ModelEntry[] Models { get; }

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

    /// <summary>The number of a form; -1 for one the data does not have.</summary>
    public int FormNumber(string id) => FormNames.Find(id, 0, id.Length);

    public ModelForm Form(string id) => Forms[FormNumber(id)];

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

    private static byte[] ReadNames(BinaryReader reader, string[] strings, out string[] names)
    {
        names = new string[reader.ReadInt32()];
        var forms = new byte[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = strings[reader.ReadUInt16()];
            forms[i] = reader.ReadByte();
        }

        return forms;
    }

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

    private static LicenceSet ReadLicences(BinaryReader reader, string[] strings) =>
        ReadStrings(reader, strings) is { Length: > 0 } ids ? new LicenceSet(ids) : LicenceSet.None;

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

    private static ModelEntry ReadModel(BinaryReader reader, string[] strings)
    {
        var facts = new ModelEntry
        {
            Id = strings[reader.ReadUInt16()],
            Family = strings[reader.ReadUInt16()],
            Publisher = strings[reader.ReadUInt16()] is { Length: > 0 } publisher ? publisher : null,
            Form = strings[reader.ReadUInt16()],
            Access = (ModelAccess)reader.ReadByte(),
            Bare = (ModelAccess)reader.ReadByte(),
            Traits = (ModelTraits)reader.ReadByte(),
            Licences = ReadLicences(reader, strings),
            HostedLicences = ReadLicences(reader, strings),
            Capabilities = ReadStrings(reader, strings),
            SoldBy = ReadStrings(reader, strings),
            SoldUnder = Array.ConvertAll(ReadStrings(reader, strings), terms => new LicenceSet(new[] { terms })),
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
        IsSecondHand = reader.ReadBoolean(),
    };
}
