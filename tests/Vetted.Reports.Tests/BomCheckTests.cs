using System;
using System.Linq;

namespace Vetted.Reports.Tests;

/// <summary>Each row spoils a good bill in one way that the schema lets pass; the unspoilt bill passes in CycloneDxWriterTests.</summary>
public class BomCheckTests
{
    [Theory]
    [InlineData("\"specVersion\": \"1.7\"", "\"specVersion\": \"9.9\"", "specVersion '9.9'")]
    [InlineData("bom-1.7.schema.json", "bom-1.6.schema.json", "$schema is of another version")]
    [InlineData("\"bom-ref\": \"model:old.pt\"", "\"bom-ref\": \"model:tiny.onnx\"", "given twice")]
    [InlineData("\"bom-ref\": \"service:openai\"", "\"bom-ref\": \"service:other\"", "no component, service or claim has the bom-ref 'service:openai'")]
    [InlineData("\"bom-ref\": \"service:openai\"", "\"bom-ref\": \"service:other\"", "'service:other' is missing in the dependency graph")]
    [InlineData("\"target\": \"model:meta/llama3.2\"", "\"target\": \"model:nobody\"", "'model:nobody'")]
    [InlineData("\"assessor\": \"assessor:vetted\"", "\"assessor\": \"assessor:nobody\"", "'assessor:nobody'")]
    [InlineData("\"requirement\": \"rule:VET1003\"", "\"requirement\": \"rule:VET0\"", "'rule:VET0'")]
    [InlineData("\"purl\": \"pkg:nuget/OpenAI@2.7.0\"", "\"purl\": \"not a purl\"", "is no package URL")]
    [InlineData("\"purl\": \"pkg:nuget/OpenAI@2.7.0\"", "\"purl\": \"pkg:nuget/OpenAI/More@2.7.0\"", "no namespace")]
    [InlineData("\"purl\": \"pkg:nuget/OpenAI@2.7.0\"", "\"purl\": \"pkg:nuget/Open AI@2.7.0\"", "percent-encoded")]
    [InlineData("\"id\": \"MIT\"", "\"id\": \"Classpath-exception-2.0\"", "no id of the SPDX licence list")]
    [InlineData("\"expression\": \"MIT OR Apache-2.0\"", "\"expression\": \"MIT OR Apache\"", "no SPDX licence expression")]
    [InlineData("\"type\": \"machine-learning-model\",\n      \"bom-ref\": \"model:old.pt\"", "\"type\": \"library\",\n      \"bom-ref\": \"model:old.pt\"", "has a modelCard")]
    [InlineData("\"type\": \"data\"", "\"type\": \"library\"", "has data")]
    [InlineData("\"location\": \"src/Chat/Guard.cs\"", "\"location\": \"/home/dev/src/Chat/Guard.cs\"", "not relative")]
    [InlineData("\"location\": \"src/Chat/Guard.cs\"", "\"location\": \"../Guard.cs\"", "not relative")]
    [InlineData("\"symbol\": \"Program.Main\"", "\"symbol\": \"C:\\\\Users\\\\jane\\\\x.cs\"", "path of one machine")]
    [InlineData("\"alg\": \"SHA-256\"", "\"alg\": \"SHA-384\"", "no SHA-384 hash")]
    [InlineData("\"isExternal\": true", "\"isExternal\": true, \"version\": \"1\", \"versionRange\": \"vers:generic/*\"", "version range")]
    public void A_spoilt_bill_is_told(string good, string bad, string mistake)
    {
        var bill = CycloneDxWriter.Write(RichProject.Input);
        var place = bill.IndexOf(good, StringComparison.Ordinal);
        Assert.True(place >= 0, "the good bill has no " + good);

        var mistakes = BomCheck.Check(bill[..place] + bad + bill[(place + good.Length)..]);

        Assert.Contains(mistakes, found => found.Message.Contains(mistake, StringComparison.Ordinal) && found.Line > 0 && found.Column > 0);
    }

    [Fact]
    public void Members_of_the_newer_version_are_told_in_the_older_one()
    {
        var bill = CycloneDxWriter.Write(RichProject.Input).Replace("1.7", "1.6", StringComparison.Ordinal);

        Assert.Contains(BomCheck.Check(bill), mistake => mistake.Message.Contains("1.6 does not know", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_json_is_told_at_its_place()
    {
        var mistake = Assert.Single(BomCheck.Check("{\n  \"bomFormat\": "));

        Assert.Equal(2, mistake.Line);
    }

    [Theory]
    [InlineData("MIT")]
    [InlineData("Apache-2.0 WITH LLVM-exception")]
    [InlineData("(MIT OR GPL-2.0+) AND LicenseRef-scancode-llama-3.2-license-2024")]
    [InlineData("DocumentRef-x:LicenseRef-y")]
    [InlineData("NOASSERTION")]
    public void A_licence_expression_is_read(string expression) => Assert.True(SpdxText.IsExpression(expression));

    [Theory]
    [InlineData("")]
    [InlineData("MIT OR")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("not-listed")]
    [InlineData("MIT WITH MIT")]
    [InlineData("(MIT OR Apache-2.0) WITH LLVM-exception")]
    [InlineData("LicenseRef-")]
    [InlineData("The MIT License")]
    public void What_is_no_licence_expression_is_not(string expression) => Assert.False(SpdxText.IsExpression(expression));
}
