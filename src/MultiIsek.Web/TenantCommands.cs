using System.CommandLine;
using System.Text.Json;
using MediatR;
using MultiIsek.Identity.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>Cities from the command line.</summary>
internal static class TenantCommands
{
    public static Command Create(WithApp run) =>
        new("tenant", "Städte")
        {
            List(run),
            TenantCreation.Create(run),
            Import(run),
            HostCommands.Create(run),
            Legal(run),
            FeatureCommands.Create(run),
            PeopleCommands.Invite(run),
            PeopleCommands.ResetFactor(run),
            Schemas(run),
            Switch(run, "suspend", TenantState.Suspended, "Schaltet eine Stadt ab."),
            Switch(run, "resume", TenantState.Active, "Schaltet eine Stadt wieder ein."),
        };

    public static Argument<string> Slug() => new("KÜRZEL") { Description = "Subdomain" };

    private static Command List(WithApp run)
    {
        var json = new Option<bool>("--json") { Description = "Ausgabe als JSON" };
        var list = new Command("list", "Listet alle Städte.") { json };
        list.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var sites = await services.GetRequiredService<IMediator>().Send(new ListTenants(), token);
                        if (parsed.GetValue(json))
                        {
                            Console.WriteLine(JsonSerializer.Serialize(sites.Select(Row), JsonSerializerOptions.Web));
                            return;
                        }

                        foreach (var site in sites)
                        {
                            Console.WriteLine($"{site.Place.Id, 5}  {site.Place.Slug, -24} {site.FullName, -40} {site.Land} {site.Ags}  {Word(site), -16} {site.CanonicalHost}");
                        }
                    },
                    ct
                )
        );
        return list;
    }

    private static object Row(TenantSite site) =>
        new
        {
            site.Place.Id,
            site.Place.Slug,
            site.Name,
            Land = site.Land.ToString(),
            site.Ags,
            State = site.State.ToString(),
            site.IsPublic,
            site.CanonicalHost,
            site.Place.Database,
        };

    private static string Word(TenantSite site) =>
        site.State == TenantState.Suspended ? "abgeschaltet"
        : site.State == TenantState.Importing ? "Übernahme nicht beendet"
        : !site.IsPlaced ? "ohne Datenbank"
        : site.IsPublic ? "öffentlich"
        : "nicht öffentlich";

    private static Command Import(WithApp run)
    {
        var folder = new Argument<DirectoryInfo>("ORDNER") { Description = "Datenordner der Stadt" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Nur prüfen und zählen, nichts schreiben" };
        var yes = HostCommands.Yes();
        var reason = CommandScope.Reason();
        var import = new Command("import", "Übernimmt eine Stadt aus ihrem Datenordner; wiederholbar, alles oder nichts.") { folder, dryRun, yes, reason };
        import.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var isDry = parsed.GetValue(dryRun);
                        var result =
                            await services
                                .GetRequiredService<IMediator>()
                                .Send(
                                    new ImportTenant(parsed.GetRequiredValue(folder).FullName, isDry)
                                    {
                                        MayLose = parsed.GetValue(yes),
                                        Begin = (city, t) => city.GetRequiredService<IMediator>().Send(new BeginCommand("tenant import", parsed.GetValue(reason)), t),
                                    },
                                    token
                                )
                            ?? throw new InvalidOperationException("An import without conditions has a result.");
                        HostCommands.Warn(result.Losses);
                        Console.WriteLine($"{result.Slug}{(result.IsNew ? " (neu)" : "")}{(isDry ? " (Probelauf, nichts geschrieben)" : "")}: {result.Counts}");
                    },
                    ct
                )
        );
        return import;
    }

    private static Command Legal(WithApp run)
    {
        var slug = Slug();
        var kind = new Argument<LegalKind>("ART") { Description = "Imprint, Privacy oder Accessibility", CustomParser = CommandInput.OneOf<LegalKind> };
        var reason = CommandScope.Reason();
        var text = new Argument<FileInfo>("DATEI") { Description = "Markdown-Datei" };
        var legal = new Command("legal", "Trägt eine rechtliche Seite ein.") { slug, kind, text, reason };
        legal.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var page = await CommandInput.TextAsync(parsed.GetRequiredValue(text), token);
                        await CommandScope.AnnounceAsync(services, parsed.GetRequiredValue(slug), "tenant legal", parsed.GetValue(reason), token);
                        await services.GetRequiredService<IMediator>().Send(new SetLegalPage(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(kind), page), token);
                        Console.WriteLine("Eingetragen.");
                    },
                    ct
                )
        );
        return legal;
    }

    private static Command Schemas(WithApp run)
    {
        var target = new Argument<DirectoryInfo>("ORDNER") { Description = "Zielordner" };
        var schemas = new Command("schemas", "Schreibt die JSON-Schemas der Datendateien.") { target };
        schemas.SetAction(
            (parsed, ct) =>
                run(
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
        return schemas;
    }

    private static Command Switch(WithApp run, string verb, TenantState state, string help)
    {
        var slug = Slug();
        var reason = CommandScope.Reason();
        var switching = new Command(verb, help) { slug, reason };
        switching.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await CommandScope.AnnounceAsync(services, parsed.GetRequiredValue(slug), $"tenant {verb}", parsed.GetValue(reason), token);
                        await services.GetRequiredService<IMediator>().Send(new SetTenantState(parsed.GetRequiredValue(slug), state), token);
                        Console.WriteLine(state == TenantState.Active ? "Die Stadt ist eingeschaltet." : "Die Stadt ist abgeschaltet.");
                    },
                    ct
                )
        );
        return switching;
    }
}
