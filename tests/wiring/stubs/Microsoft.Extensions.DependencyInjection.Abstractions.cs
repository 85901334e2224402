using System;
using System.Collections.Generic;

namespace Microsoft.Extensions.DependencyInjection
{
    public enum ServiceLifetime { Singleton, Scoped, Transient }

    public interface IServiceCollection { }

    public class ServiceCollection : IServiceCollection { }

    public static class ServiceCollectionServiceExtensions
    {
        public static IServiceCollection AddSingleton<T>(this IServiceCollection services) where T : class => services;
        public static IServiceCollection AddSingleton<T>(this IServiceCollection services, T instance) where T : class => services;
        public static IServiceCollection AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
        public static IServiceCollection AddSingleton<T, TImplementation>(this IServiceCollection services) where T : class where TImplementation : class, T => services;
        public static IServiceCollection AddScoped<T>(this IServiceCollection services) where T : class => services;
        public static IServiceCollection AddScoped<T, TImplementation>(this IServiceCollection services) where T : class where TImplementation : class, T => services;
        public static IServiceCollection AddTransient<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
    }

    public static class ServiceProviderServiceExtensions
    {
        public static T GetRequiredService<T>(this IServiceProvider provider) => default;
        public static T GetService<T>(this IServiceProvider provider) => default;
    }

    public static class ServiceCollectionContainerBuilderExtensions { public static IServiceProvider BuildServiceProvider(this IServiceCollection services) => null; }
}
