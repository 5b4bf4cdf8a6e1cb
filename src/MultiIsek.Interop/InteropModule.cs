using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiIsek.Interop.Api;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Interop;

public sealed class InteropModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration("Api").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<INeutralAnswer, NeutralProblem>();
        services.AddSingleton<ApiLimits>().AddScoped<KeyCheck>().AddScoped<IActNames, KeyNames>().AddScoped<CallerCheck>();
        services.AddSingleton(p => ResourceMaps.Mapper(p.GetRequiredService<IConfiguration>(), p.GetRequiredService<ILoggerFactory>()));
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApi(ApiDescription.Set);
        services.AddSingleton(new DeskLink("API-Schlüssel", "Für Programme, die lesen, was nicht öffentlich ist.", "/verwaltung/schluessel", Policies.Admin, 82));
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) => app.MapCityApi();
}
