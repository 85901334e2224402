using System.Collections.Generic;
using Microsoft.Build.Framework;

namespace Vetted.Build.Tests;

/// <summary>What somebody outside the project says wins over what the project says.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData(null, null, "", null)]
    [InlineData(null, null, "true", true)]
    [InlineData(null, null, "false", null)]
    [InlineData("true", null, "false", true)]
    [InlineData("false", null, "true", false)]
    [InlineData("false", "true", "", true)]
    [InlineData("true", "false", "", true)]
    [InlineData(null, "true", "false", true)]
    [InlineData(null, "1", "", true)]
    public void Enforcement_that_the_environment_or_the_command_line_asks_for_stands(string? global, string? environment, string project, bool? expected)
    {
        Assert.Equal(expected, Of(global is null ? [] : new() { ["vettedenforce"] = global }, environment, ("Enforce", project)).Enforce);
    }

    [Fact]
    public void A_project_cannot_name_another_policy_than_the_command_line()
    {
        var settings = Of(new() { ["VettedPolicyFile"] = "/central.json" }, null, ("PolicyFile", "/mine.json"));

        Assert.Equal("/central.json", settings.PolicyFile);
    }

    [Fact]
    public void A_response_file_of_the_repository_cannot_name_another_policy_than_the_environment()
    {
        using var folder = new Folder();
        var settings = new Settings(
            new Dictionary<string, string> { ["VettedPolicyFile"] = "/mine.json", ["VettedAsOf"] = "2020-01-01" }, folder.Project("App.csproj"),
            name => name switch { "VettedPolicyFile" => "/central.json", "VettedAsOf" => "2026-01-02", _ => null });

        Assert.Equal(("/central.json", "2026-01-02"), (settings.PolicyFile, settings.AsOf));
    }

    [Fact]
    public void A_project_cannot_set_the_clock_back()
    {
        Assert.Null(Of([], null, ("AsOf", "2020-01-01")).AsOf);
        Assert.Equal("2026-01-02", Of(new() { ["VettedAsOf"] = "2026-01-02" }, null).AsOf);
    }

    [Fact]
    public void The_source_date_is_the_day_where_no_other_is_given()
    {
        using var folder = new Folder();
        var settings = new Settings(new Dictionary<string, string>(), folder.Project("App.csproj"), name => name == "SOURCE_DATE_EPOCH" ? "1700000000" : null);

        Assert.Equal("2023-11-14", settings.AsOf);
        Assert.Equal(1700000000, settings.SourceDateEpoch);
    }

    [Theory]
    [InlineData(null, null, "", false)]
    [InlineData(null, null, "true", true)]
    [InlineData("true", null, "false", true)]
    [InlineData("false", null, "true", false)]
    [InlineData("false", "true", "", true)]
    [InlineData(null, "1", "false", true)]
    public void Locked_mode_is_asked_of_the_environment_then_the_command_line_then_the_project(string? global, string? environment, string project, bool expected)
    {
        using var folder = new Folder();
        var settings = new Settings(
            global is null ? [] : new Dictionary<string, string> { ["VettedLockedMode"] = global }, folder.Project("App.csproj", ("LockedMode", project)), name => name == "VettedLockedMode" ? environment : null);

        Assert.Equal(expected, settings.IsLocked);
        Assert.Equal(expected, settings.ChecksLock);
    }

    [Fact]
    public void A_response_file_of_the_repository_cannot_make_a_build_that_checks_write_the_lock()
    {
        using var folder = new Folder();
        var settings = new Settings(
            new Dictionary<string, string> { ["VettedUpdateLock"] = "true", ["VettedEnforce"] = "false" }, folder.Project("App.csproj"), name => name == "VettedEnforce" ? "true" : null);

        Assert.True(settings.UpdatesLock);
        Assert.True(settings.ChecksLock);
    }

    private static Settings Of(Dictionary<string, string> global, string? environment, params (string, string)[] project)
    {
        using var folder = new Folder();
        ITaskItem item = folder.Project("App.csproj", project);
        return new Settings(global, item, name => name == "VettedEnforce" ? environment : null);
    }
}
