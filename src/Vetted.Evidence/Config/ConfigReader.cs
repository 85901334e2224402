using System;
using System.IO;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Evidence.Config;

/// <summary>
/// Reads the files besides code that choose a model: appsettings and other JSON, launch settings, <c>.env</c>, prompt files, YAML, mcp.json, compose files,
/// app.config and web.config, Bicep, Terraform and MSBuild files, INI files, resources and XAML. Every reader hands each scalar with its key to one <see cref="ConfigCollector"/>, which decides what it means.
/// </summary>
public static class ConfigReader
{
    /// <summary>Files larger than this (in UTF-16 units) are data, not configuration, and are not read.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    // Machine-written or foreign files in which a string that looks like a model id is a package name, a hash or a translation.
    private static readonly string[] ForeignNames =
    {
        "package.json", "package-lock.json", "packages.lock.json", "project.assets.json", "global.json", "tsconfig.json", "jsconfig.json", "angular.json", "libman.json",
        "bower.json", "composer.json", "dotnet-tools.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "vetted.json", "vetted.lock.json", "manifest.json", "omnisharp.json", "cspell.json", "pyproject.toml", "cargo.toml", "netlify.toml", "desktop.ini",
    };

    private static readonly string[] ForeignEndings =
    {
        ".deps.json", ".runtimeconfig.json", ".schema.json", ".aibom.cdx.json", ".aibom.spdx.json", ".cdx.json", ".sarif", ".nuspec", ".min.json", ".lock.json", ".resjson", ".xlf",
    };

    private static readonly string[] ExampleEndings = { "example", "sample", "template", "dist" };

    private static readonly string[] MSBuildEndings = { ".csproj", ".vbproj", ".fsproj", ".props", ".targets", ".proj", ".projitems" };

    /// <summary>True for a file this reader understands, by its name.</summary>
    /// <param name="path">A path with either kind of slash.</param>
    public static bool Reads(string path) => FormOf(path ?? throw new ArgumentNullException(nameof(path))) != ConfigForm.None;

    /// <summary>True for a configuration key that says by a word of it or of its sections that it is about AI (<c>OpenAI:Model</c>, <c>CHAT_MODEL</c>).</summary>
    /// <param name="key">The key, with its sections.</param>
    public static bool IsAboutAi(string key) => KeyWords.IsAboutAi(key ?? throw new ArgumentNullException(nameof(key)));

    /// <summary>Reads one file.</summary>
    /// <param name="path">Repository-relative path, for the evidence.</param>
    /// <param name="text">Its text.</param>
    /// <param name="catalog">What is known.</param>
    public static ConfigFile Read(string path, string text, AiCatalog catalog)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        var form = FormOf(path ?? throw new ArgumentNullException(nameof(path)));
        if (form == ConfigForm.None || text.Length > MaximumLength)
        {
            return ConfigFile.Empty;
        }

        var collector = new ConfigCollector(path, form, catalog ?? throw new ArgumentNullException(nameof(catalog)));
        TextError? error = null;
        switch (form)
        {
            case ConfigForm.Json:
            case ConfigForm.AppSettings:
            case ConfigForm.LaunchSettings:
            case ConfigForm.Mcp:
                error = JsonConfig.Read(text, collector);
                break;
            case ConfigForm.Environment:
                EnvironmentConfig.Read(text, collector);
                break;
            case ConfigForm.Yaml:
            case ConfigForm.Prompty:
                YamlConfig.Read(text, form == ConfigForm.Prompty, collector);
                break;
            case ConfigForm.Bicep:
                BicepConfig.Read(text, collector);
                break;
            case ConfigForm.XmlSettings:
                error = XmlSettingsConfig.Read(text, collector);
                break;
            case ConfigForm.MSBuild:
                error = MSBuildConfig.Read(text, collector);
                break;
            case ConfigForm.Resx:
                error = ResxConfig.Read(text, collector);
                break;
            case ConfigForm.Xaml:
                error = XamlConfig.Read(text, collector);
                break;
            case ConfigForm.Notebook:
                error = NotebookConfig.Read(text, collector);
                break;
            case ConfigForm.Terraform:
                TerraformConfig.Read(text, collector);
                break;
            case ConfigForm.Ini:
                IniConfig.Read(text, collector);
                break;
            default:
                ScriptConfig.Read(text, collector);
                break;
        }

        return collector.ToFile(error);
    }

    private static ConfigForm FormOf(string path)
    {
        var name = WithoutExample(Path.GetFileName(path.Replace('\\', '/')));
        foreach (var foreign in ForeignNames)
        {
            if (name.Equals(foreign, StringComparison.OrdinalIgnoreCase))
            {
                return ConfigForm.None;
            }
        }

        if (EndsWithAny(name, ForeignEndings))
        {
            return ConfigForm.None;
        }

        if (IsTranslation(path))
        {
            return ConfigForm.None;
        }

        if (Is(name, ".json"))
        {
            return name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) ? ConfigForm.AppSettings
                : name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase) ? ConfigForm.LaunchSettings
                : name.Equals("mcp.json", StringComparison.OrdinalIgnoreCase) || name.Equals(".mcp.json", StringComparison.OrdinalIgnoreCase) ? ConfigForm.Mcp
                : ConfigForm.Json;
        }

        return name.Equals(".env", StringComparison.OrdinalIgnoreCase) || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) || Is(name, ".env") ? ConfigForm.Environment
            : Is(name, ".prompty") ? ConfigForm.Prompty
            : Is(name, ".yaml") || Is(name, ".yml") ? ConfigForm.Yaml
            : Is(name, ".bicep") || Is(name, ".bicepparam") ? ConfigForm.Bicep
            : EndsWithAny(name, MSBuildEndings) ? ConfigForm.MSBuild
            : name.Equals("app.config", StringComparison.OrdinalIgnoreCase) || name.Equals("web.config", StringComparison.OrdinalIgnoreCase) || Is(name, ".dll.config") || Is(name, ".exe.config") || Is(name, ".settings") ? ConfigForm.XmlSettings
            : Is(name, ".resx") ? (ResxConfig.IsTranslation(name) ? ConfigForm.None : ConfigForm.Resx)
            : Is(name, ".xaml") || Is(name, ".axaml") ? ConfigForm.Xaml
            : Is(name, ".ini") || Is(name, ".toml") ? ConfigForm.Ini
            : Is(name, ".tf") || Is(name, ".tfvars") ? ConfigForm.Terraform
            : Is(name, ".ipynb") ? ConfigForm.Notebook
            : Is(name, ".sh") || Is(name, ".ps1") || Is(name, ".cmd") || Is(name, ".bat") || name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || Is(name, ".dockerfile")
                || name.Equals("Modelfile", StringComparison.OrdinalIgnoreCase) ? ConfigForm.Script
            : ConfigForm.None;
    }

    // appsettings.json.example, settings.yaml.azure-sample, env.template: what a team copies and fills in.
    private static string WithoutExample(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = name.Substring(dot + 1);
        return dot <= 0 || name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || !(EndsWithAny(ending, ExampleEndings)) ? name
            : name.StartsWith("env.", StringComparison.OrdinalIgnoreCase) ? ".env"
            : name.Substring(0, dot);
    }

    // Texts of a user interface, by language: their keys are called like the fields they label.
    private static bool IsTranslation(string path)
    {
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part is "i18n" or "locales" or "locale" or "translations" or "lang" or "l10n" or "Localization" or "Locales")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithAny(string name, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (Is(name, ending))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The forms of configuration the room reads.</summary>
internal enum ConfigForm
{
    None,
    Json,
    AppSettings,
    LaunchSettings,
    Mcp,
    Environment,
    Yaml,
    Prompty,
    Bicep,
    XmlSettings,
    MSBuild,
    Resx,
    Xaml,
    Ini,
    Terraform,
    Notebook,
    Script,
}
