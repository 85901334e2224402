using System.IO;
using System.Linq;

namespace Vetted.EndToEnd.Tests;

/// <summary>The gate inside a build.</summary>
[Collection(Builds.Name)]
public class GateTests(PackedVetted vetted)
{
    private const string Denial = """
        {
          // Llama's licence needs a decision of the legal department.
          "models": { "licences": { "deny": ["restricted"] } }
        }
        """;

    [Fact]
    public void A_denied_model_fails_every_build_whatever_the_code_says()
    {
        var workspace = vetted.NewWorkspace("gate");
        workspace.WriteApp("App", properties: "<NoWarn>$(NoWarn);VET1003</NoWarn><VettedEnabled>false</VettedEnabled>");
        workspace.Write("vetted.json", Denial);
        workspace.Write("App/Program.cs", "#pragma warning disable VET1003\n" + workspace.Read("App", "Program.cs"));

        var plain = workspace.Build("App").Succeeded();
        var enforced = workspace.Build("App", "-p:VettedEnforce=true").Failed();
        var again = workspace.Build("App", "-p:VettedEnforce=true").Failed();
        var published = workspace.Run("publish", "App", "--no-build", "-c", "Debug", "-p:VettedEnforce=true", "-o", workspace.At("out")).Failed();

        Assert.DoesNotContain(plain.Warnings, warning => warning.StartsWith("VET1003", System.StringComparison.Ordinal));
        Assert.Equal(["VET1003 Program.cs(4)"], enforced.Errors);
        Assert.Equal(enforced.Errors, again.Errors);
        Assert.Equal(0, again.Compilations);
        Assert.Equal(enforced.Errors, published.Errors);
    }

    [Fact]
    public void A_project_that_switches_us_off_meets_its_own_enforcing_policy()
    {
        var workspace = vetted.NewWorkspace("off");
        workspace.WriteApp("App", properties: "<VettedEnabled>false</VettedEnabled>");

        var off = workspace.Build("App").Succeeded();
        workspace.Write("vetted.json", Denial.Replace("\"models\"", "\"enforce\": true, \"models\"", System.StringComparison.Ordinal));
        var enforced = workspace.Build("App").Failed();

        Assert.Empty(off.Warnings);
        Assert.Empty(off.Summaries);
        Assert.Equal(["EvaluateProject"], off.Tasks);
        Assert.Equal(["VET1003 Program.cs(3)"], enforced.Errors);
    }

    [Fact]
    public void A_project_cannot_hide_from_the_gate_that_the_build_is_enforced()
    {
        var workspace = vetted.NewWorkspace("hidden");
        workspace.WriteApp("App", properties: "<VettedEnforce>false</VettedEnforce><VettedEnabled>false</VettedEnabled>");
        workspace.Write("App/App.csproj", workspace.Read("App", "App.csproj").Replace("Sdk=", "TreatAsLocalProperty=\"VettedEnforce\" Sdk=", System.StringComparison.Ordinal));
        workspace.Write("vetted.json", Denial);

        var plain = workspace.Build("App").Succeeded();
        var enforced = workspace.Build("App", "-p:VettedEnforce=true").Failed();

        Assert.Empty(plain.Warnings);
        Assert.Equal(["VET1003 Program.cs(3)"], enforced.Errors);
    }

    [Fact]
    public void A_policy_that_enforces_needs_no_property_and_a_changed_policy_is_heard()
    {
        var workspace = vetted.NewWorkspace("policy");
        workspace.WriteApp("App", model: "qwen2.5:7b");
        workspace.Write("vetted.json", Denial.Replace("\"models\"", "\"enforce\": true, \"models\"", System.StringComparison.Ordinal));

        workspace.Build("App").Succeeded();
        workspace.WriteApp("App");
        var denied = workspace.Build("App").Failed();
        var deniedAgain = workspace.Build("App").Failed();
        workspace.Write("vetted.json", "{}");
        var lifted = workspace.Build("App").Succeeded();

        Assert.Equal(["VET1003 Program.cs(3)"], denied.Errors);
        Assert.Equal(denied.Errors, deniedAgain.Errors);
        Assert.Empty(lifted.Errors);
    }

    [Fact]
    public void Enforcement_without_a_policy_is_an_error_of_its_own()
    {
        var workspace = vetted.NewWorkspace("nopolicy");
        workspace.WriteApp("App");

        var build = workspace.Build("App", "-p:VettedEnforce=true").Failed();

        Assert.Equal(["VET9001 App.csproj(0)"], build.Errors);
    }

    [Fact]
    public void A_central_policy_comes_from_the_command_line_and_its_hash_is_held_to()
    {
        var workspace = vetted.NewWorkspace("central");
        workspace.WriteApp("App");
        workspace.Write("../central.json", Denial);
        var central = Path.GetFullPath(workspace.At("..", "central.json"));

        var denied = workspace.Build("App", "-p:VettedEnforce=true", "-p:VettedPolicyFile=" + central).Failed();
        var other = workspace.Build("App", "-p:VettedEnforce=true", "-p:VettedPolicyFile=" + central, "-p:VettedPolicySha256=" + new string('0', 64)).Failed();

        Assert.Equal(["VET1003 Program.cs(3)"], denied.Errors);
        Assert.Contains(other.Errors, error => error.StartsWith("VET9001 central.json", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_malformed_policy_is_told_at_its_place_and_a_bill_is_never_half_written()
    {
        var workspace = vetted.NewWorkspace("bad");
        workspace.WriteApp("App", model: "qwen2.5:7b");
        workspace.Write("vetted.json", "{\n  \"models\": [\n}\n");
        var bill = workspace.At("App", "bin", "Debug", "net10.0", "App.aibom.cdx.json");

        var build = workspace.Build("App").Succeeded();
        var before = File.ReadAllText(bill);

        // Stands for a folder that may not be written, which an administrator's test run would not feel.
        File.Delete(bill);
        Directory.CreateDirectory(Path.Combine(bill, "in the way"));
        workspace.Write("vetted.json", "{}");
        workspace.Write("App/Program.cs", workspace.Read("App", "Program.cs") + "\n");
        var blocked = workspace.Build("App").Succeeded();

        Assert.Single(build.Warnings, warning => warning.StartsWith("VET9001 vetted.json(3)", System.StringComparison.Ordinal));
        Assert.NotEmpty(before);
        Assert.Single(blocked.Warnings, "VET9002 App.aibom.cdx.json(0)");
        Assert.True(Directory.Exists(Path.Combine(bill, "in the way")));
    }

    [Fact]
    public void A_package_folder_that_vanished_after_restore_closes_the_gate()
    {
        var workspace = vetted.NewWorkspace("vanished");
        vetted.WritePackage("Contoso.Vanishing", "");
        workspace.WriteApp("App", model: "qwen2.5:7b", references: $"""<PackageReference Include="Contoso.Vanishing" Version="{vetted.Version}" />""");
        workspace.Write("vetted.json", Denial);

        workspace.Build("App", "-p:VettedEnforce=true").Succeeded();
        Directory.Delete(Path.Combine(PackedVetted.PackagesFolder, "contoso.vanishing", vetted.Version), recursive: true);
        var plain = workspace.Build("App", "--no-restore").Succeeded();
        var enforced = workspace.Build("App", "--no-restore", "-p:VettedEnforce=true").Failed();

        Assert.Contains(enforced.Errors, error => error.StartsWith("VET9002", System.StringComparison.Ordinal));
        Assert.DoesNotContain("mistake in Vetted", plain.Output + enforced.Output, System.StringComparison.Ordinal);
    }
}
