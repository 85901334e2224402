// references: Microsoft.Extensions.AI.Abstractions, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
IServiceCollection services = null; IConfiguration configuration = null;
//? binary: who fills a package's class is not followed in compiled code
services.Configure<Microsoft.Extensions.AI.ChatOptions>(configuration.GetSection("Chat")); //! source,scan: unknown Chat:ModelId configuration
