using System;

namespace Microsoft.AspNetCore.Routing { public interface IEndpointRouteBuilder { } }

namespace Microsoft.AspNetCore.Builder
{
    public sealed class RouteHandlerBuilder { }

    public sealed class WebApplication : Routing.IEndpointRouteBuilder { public static WebApplication Create(string[] args) => null; public void Run() { } }

    public static class EndpointRouteBuilderExtensions { public static RouteHandlerBuilder MapPost(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null; }
}
