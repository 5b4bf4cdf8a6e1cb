using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using MediatR;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Migrations;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The command line: without a command the web host runs; with one, it does its work on the same configuration and ends.</summary>
internal static class Commands
{
    private static readonly string[] Names = ["tenant", "db", "comment"];

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.FindIndex(args, a => Names.Contains(a));
        if (at < 0 && !args.Contains("--help"))
        {
            await ServeAsync(args);
            return 0;
        }

        return await Root(args).Parse(args).InvokeAsync();
    }

    private static async Task ServeAsync(string[] args)
    {
        var builder = Host.CreateBuilder(args);
        var warming = Startup.WarmAsync(builder.Configuration);
        var app = Host.Build(builder);
        await Startup.PrepareAsync(app);
        await app.StartAsync();
        await Startup.AnnounceAsync(app);
        await warming;
        await app.WaitForShutdownAsync();
    }

    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand(
            "MultiIsek: Stadtentwicklungskonzepte im Netz. Ohne Befehl startet der Webserver; --urls, --Data:Directory=…, --Database:Provider=…, --ConnectionStrings:Catalog=… stellen ihn ein."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Subcommands.Add(Tenant(args));
        root.Subcommands.Add(CommentCommands.Create((work, ct) => WithAppAsync(args, work, ct)));
        var db = new Command("db", "Datenbanken");
        var migrate = new Command("migrate", "Bringt alle Datenbanken auf den Stand dieser Version.") { TreatUnmatchedTokensAsErrors = false };
        migrate.SetAction(
            (_, ct) =>
                WithAppAsync(
                    args,
                    (_, _) =>
                    {
                        Console.WriteLine("Alle Datenbanken sind auf dem Stand dieser Version.");
                        return Task.CompletedTask;
                    },
                    ct
                )
        );
        db.Subcommands.Add(migrate);
        root.Subcommands.Add(db);
        return root;
    }

    private static Command Tenant(string[] args)
    {
        var json = new Option<bool>("--json") { Description = "Ausgabe als JSON" };
        var tenant = new Command("tenant", "Städte");

        var list = new Command("list", "Listet alle Städte.") { json };
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction(
            (parsed, ct) =>
                WithAppAsync(
                    args,
                    async (services, token) =>
                    {
                        var sites = await services.GetRequiredService<IMediator>().Send(new ListTenants(), token);
                        if (parsed.GetValue(json))
                        {
                            Console.WriteLine(
                                JsonSerializer.Serialize(
                                    sites.Select(s => new
                                    {
                                        s.Place.Id,
                                        s.Place.Slug,
                                        s.Name,
                                        Land = s.Land.ToString(),
                                        s.Ags,
                                        State = s.State.ToString(),
                                        s.IsPublic,
                                        s.CanonicalHost,
                                        s.Place.Database,
                                    }),
                                    JsonSerializerOptions.Web
                                )
                            );
                            return;
                        }

                        foreach (var site in sites)
                        {
                            Console.WriteLine(
                                $"{site.Place.Id, 5}  {site.Place.Slug, -24} {site.FullName, -40} {site.Land} {site.Ags}  {(site.State == TenantState.Suspended ? "abgeschaltet" : site.IsPublic ? "öffentlich" : "nicht öffentlich"), -16} {site.CanonicalHost}"
                            );
                        }
                    },
                    ct
                )
        );
        tenant.Subcommands.Add(list);

        var slug = new Argument<string>("SLUG") { Description = "Subdomain" };
        var name = new Option<string>("--name") { Required = true, Description = "Name der Stadt" };
        var land = new Option<Land>("--land") { Required = true, Description = "Bundesland, zwei Buchstaben" };
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
        create.TreatUnmatchedTokensAsErrors = false;
        create.SetAction(
            (parsed, ct) =>
                WithAppAsync(
                    args,
                    async (services, token) =>
                    {
                        var site = await services
                            .GetRequiredService<IMediator>()
                            .Send(
                                new CreateTenant(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(name), parsed.GetRequiredValue(land), parsed.GetRequiredValue(ags))
                                {
                                    Designation = parsed.GetValue(designation) ?? "",
                                    Database = parsed.GetValue(database)!,
                                    IsDemonstration = parsed.GetValue(demonstration),
                                },
                                token
                            );
                        Console.WriteLine($"{site.FullName} ist angelegt: {services.GetRequiredService<SiteAddress>().Of(site)}");
                    },
                    ct
                )
        );
        tenant.Subcommands.Add(create);

        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Datenordner der Stadt" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Nur prüfen und zählen, nichts schreiben" };
        var import = new Command("import", "Übernimmt eine Stadt aus ihrem Datenordner; wiederholbar, alles oder nichts.") { folder, dryRun };
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction(
            (parsed, ct) =>
                WithAppAsync(
                    args,
                    async (services, token) =>
                    {
                        var result = await services
                            .GetRequiredService<IMediator>()
                            .Send(new ImportTenant(parsed.GetRequiredValue(folder).FullName, parsed.GetValue(dryRun)), token);
                        Console.WriteLine($"{result.Slug}{(result.IsNew ? " (neu)" : "")}{(parsed.GetValue(dryRun) ? " (Probelauf, nichts geschrieben)" : "")}: {result.Counts}");
                    },
                    ct
                )
        );
        tenant.Subcommands.Add(import);

        var kind = new Argument<LegalKind>("KIND") { Description = "Imprint, Privacy oder Accessibility" };
        var text = new Argument<FileInfo>("FILE") { Description = "Markdown-Datei" };
        var legal = new Command("legal", "Trägt eine rechtliche Seite ein.") { slug, kind, text };
        legal.TreatUnmatchedTokensAsErrors = false;
        legal.SetAction(
            (parsed, ct) =>
                WithAppAsync(
                    args,
                    async (services, token) =>
                    {
                        await services
                            .GetRequiredService<IMediator>()
                            .Send(
                                new SetLegalPage(
                                    parsed.GetRequiredValue(slug),
                                    parsed.GetRequiredValue(kind),
                                    await File.ReadAllTextAsync(parsed.GetRequiredValue(text).FullName, token)
                                ),
                                token
                            );
                        Console.WriteLine("Eingetragen.");
                    },
                    ct
                )
        );
        tenant.Subcommands.Add(legal);
        var target = new Argument<DirectoryInfo>("DIR") { Description = "Zielordner" };
        var schemas = new Command("schemas", "Schreibt die JSON-Schemas der Datendateien.") { target };
        schemas.TreatUnmatchedTokensAsErrors = false;
        schemas.SetAction(
            (parsed, ct) =>
                WithAppAsync(
                    args,
                    async (services, token) =>
                    {
                        var folder = parsed.GetRequiredValue(target);
                        folder.Create();
                        foreach (var (name, text) in await services.GetRequiredService<IMediator>().Send(new ListSchemas(), token))
                        {
                            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, token);
                        }
                    },
                    ct
                )
        );
        tenant.Subcommands.Add(schemas);

        foreach (
            var (verb, state, help) in new[] { ("suspend", TenantState.Suspended, "Schaltet eine Stadt ab."), ("resume", TenantState.Active, "Schaltet eine Stadt wieder ein.") }
        )
        {
            var switching = new Command(verb, help) { slug };
            switching.TreatUnmatchedTokensAsErrors = false;
            switching.SetAction(
                (parsed, ct) =>
                    WithAppAsync(
                        args,
                        async (services, token) =>
                        {
                            await services.GetRequiredService<IMediator>().Send(new SetTenantState(parsed.GetRequiredValue(slug), state), token);
                            Console.WriteLine(state == TenantState.Active ? "Die Stadt ist eingeschaltet." : "Die Stadt ist abgeschaltet.");
                        },
                        ct
                    )
            );
            tenant.Subcommands.Add(switching);
        }

        return tenant;
    }

    private static async Task<int> WithAppAsync(string[] args, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct)
    {
        await using var app = Host.Build(Host.CreateBuilder(args));
        try
        {
            await app.Services.GetRequiredService<Databases>().MigrateAsync(ct);
            await using var scope = app.Services.CreateAsyncScope();
            await work(scope.ServiceProvider, ct);
            return 0;
        }
        catch (Exception e) when (e is TransferException or CommandRefusedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
