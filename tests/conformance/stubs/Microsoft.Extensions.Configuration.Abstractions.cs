namespace Microsoft.Extensions.Configuration
{
    public interface IConfiguration { string this[string key] { get; set; } IConfigurationSection GetSection(string key); }

    public interface IConfigurationSection : IConfiguration { string Value { get; set; } }

    public static class ConfigurationExtensions
    {
        public static string GetConnectionString(this IConfiguration configuration, string name) => null;
        public static IConfigurationSection GetRequiredSection(this IConfiguration configuration, string key) => null;
    }

    public static class ConfigurationBinder
    {
        public static T GetValue<T>(this IConfiguration configuration, string key) => default;
        public static T GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => default;
        public static T Get<T>(this IConfiguration configuration) => default;
        public static void Bind(this IConfiguration configuration, object instance) { }
        public static void Bind(this IConfiguration configuration, string key, object instance) { }
    }
}
