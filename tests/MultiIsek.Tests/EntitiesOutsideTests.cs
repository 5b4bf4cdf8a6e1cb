using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Interop.Api;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;

namespace MultiIsek.Tests;

/// <summary>What comes in and what goes out are records: nobody writes a column by naming it in a form, and none is shown because somebody added it.</summary>
[Collection("app")]
public sealed class EntitiesOutsideTests(App app)
{
    private static IEnumerable<Type> Types => Providers.Modules.Select(m => m.Assembly).Append(typeof(Program).Assembly).Distinct().SelectMany(a => a.GetTypes());

    [Fact]
    public void No_form_and_no_query_is_bound_to_an_entity()
    {
        var handlers = Types
            .Where(t => t.IsSubclassOf(typeof(PageModel)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.Name.StartsWith("On", StringComparison.Ordinal))
            .ToList();
        Assert.True(handlers.Count > 100, $"only {handlers.Count} handlers of pages");
        var isService = app.Services.GetRequiredService<IServiceProviderIsService>();
        var endpoints = Endpoints().Select(e => e.Metadata.GetMetadata<MethodInfo>()).OfType<MethodInfo>().ToList();
        Assert.NotEmpty(endpoints);

        var bound = handlers.Concat(endpoints).SelectMany(m => m.GetParameters().Where(p => !isService.IsService(p.ParameterType)).Select(p => (Method: m, p.ParameterType)));

        Assert.Empty(bound.SelectMany(b => EntitiesIn(b.ParameterType).Select(e => $"{b.Method.DeclaringType}.{b.Method.Name}: {e}")));
    }

    [Fact]
    public void No_property_of_a_page_is_bound() =>
        Assert.Empty(
            Types
                .Where(t =>
                    t.IsDefined(typeof(BindPropertiesAttribute), inherit: true)
                    || t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(p => p.IsDefined(typeof(BindPropertyAttribute), inherit: true))
                )
                .Select(t => t.FullName)
        );

    [Fact]
    public void No_command_carries_an_entity()
    {
        var commands = Types.Where(t => typeof(IBaseRequest).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        Assert.True(commands.Count > 100, $"only {commands.Count} commands");

        Assert.Empty(commands.SelectMany(c => EntitiesIn(c).Select(e => $"{c}: {e}")));
    }

    [Fact]
    public void The_interface_shows_no_entity()
    {
        var resources = Types.Where(t => t.IsSubclassOf(typeof(Resource)));
        var answers = Endpoints().SelectMany(e => e.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()).Select(p => p.Type).OfType<Type>();
        var shown = resources.Concat(answers).Distinct().ToList();
        Assert.True(shown.Count > 8, $"only {shown.Count} answers");

        Assert.Empty(shown.SelectMany(t => EntitiesIn(t).Select(e => $"{t}: {e}")));
    }

    [Fact]
    public void An_entity_is_found_wherever_it_hides() => Assert.Equal([typeof(Hidden)], EntitiesIn(typeof(Outer)));

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<Type> EntitiesIn(Type root)
    {
        HashSet<Type> seen = [];
        Walk(root);
        return seen.Where(t => typeof(IOwnedByTenant).IsAssignableFrom(t) || typeof(ICatalogRow).IsAssignableFrom(t));

        void Walk(Type type)
        {
            if (type.IsGenericParameter || !seen.Add(type))
            {
                return;
            }

            if (type.GetElementType() is { } element)
            {
                Walk(element);
            }

            foreach (var argument in type.GetGenericArguments())
            {
                Walk(argument);
            }

            if (type.Namespace?.StartsWith("MultiIsek", StringComparison.Ordinal) == true && !type.IsEnum)
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Walk(property.PropertyType);
                }
            }
        }
    }

    private sealed record Outer(IReadOnlyDictionary<string, Inner[]> Inside);

    private sealed record Inner(Hidden? Row);

    private sealed class Hidden : ICatalogRow;
}
