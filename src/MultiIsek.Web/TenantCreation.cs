using System.CommandLine;
using MediatR;
using MultiIsek.Migrations;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

internal static class TenantCreation
{
    public static Command Create(WithApp run)
    {
        var slug = TenantCommands.Slug();
        var name = new Option<string>("--name") { Required = true, Description = "Name der Stadt" };
        var land = new Option<Land>("--land")
        {
            Required = true,
            Description = "Bundesland, zwei Buchstaben",
            CustomParser = CommandInput.OneOf<Land>,
        };
        var ags = new Option<string>("--ags") { Required = true, Description = "Amtlicher Gemeindeschlüssel, acht Ziffern" };
        var designation = new Option<string>("--designation") { Description = "Stadt, Gemeinde …", DefaultValueFactory = _ => "" };
        var database = new Option<string>("--database")
        {
            Description = "Name der Verbindungszeichenfolge, auf der die Stadt liegt",
            DefaultValueFactory = _ => Databases.DefaultPlacement,
        };
        var demonstration = new Option<bool>("--demonstration")
        {
            Description = "Vorführung mit den rechtlichen Seiten des Betreibers: sofort öffentlich, als Demonstration gekennzeichnet",
        };
        var create = new Command("create", "Legt eine leere Stadt an. Öffentlich wird sie mit den rechtlichen Seiten (tenant legal).")
        {
            slug,
            name,
            land,
            ags,
            designation,
            database,
            demonstration,
        };
        create.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var command = new CreateTenant(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(name), parsed.GetRequiredValue(land), parsed.GetRequiredValue(ags))
                        {
                            Designation = parsed.GetValue(designation) ?? "",
                            Database = parsed.GetValue(database)!,
                            IsDemonstration = parsed.GetValue(demonstration),
                        };
                        var site = await services.GetRequiredService<IMediator>().Send(command, token);
                        Console.WriteLine($"{site.FullName} ist angelegt: {services.GetRequiredService<SiteAddress>().Of(site)}");
                    },
                    ct
                )
        );
        return create;
    }
}
