// references: OpenAI, Microsoft.Extensions.Options
using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
IServiceCollection services = null; IConfiguration configuration = null;
services.Configure<Car>(configuration.GetSection("Car"));
System.Console.WriteLine(new Car().Model);
class Car { public string Model { get; set; } }
