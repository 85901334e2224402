// references: Microsoft.Extensions.Configuration.Abstractions
using System;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection
{
    public interface IServiceCollection { }

    public static class OptionsServiceCollectionExtensions
    {
        public static OptionsBuilder<T> AddOptions<T>(this IServiceCollection services) => null;
        public static IServiceCollection Configure<T>(this IServiceCollection services, IConfiguration configuration) => services;
        public static IServiceCollection Configure<T>(this IServiceCollection services, string name, IConfiguration configuration) => services;
        public static IServiceCollection Configure<T>(this IServiceCollection services, Action<T> configure) => services;
    }

    public static class OptionsBuilderConfigurationExtensions
    {
        public static OptionsBuilder<T> Bind<T>(this OptionsBuilder<T> builder, IConfiguration configuration) => builder;
        public static OptionsBuilder<T> BindConfiguration<T>(this OptionsBuilder<T> builder, string section) => builder;
    }
}

namespace Microsoft.Extensions.Options
{
    public interface IOptions<T> { T Value { get; } }

    public class OptionsBuilder<T> { public OptionsBuilder<T> ValidateOnStart() => this; }
}
