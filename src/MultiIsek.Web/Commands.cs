using System.CommandLine;
using MultiIsek.Migrations;

namespace MultiIsek.Web;

/// <summary>Runs a command's work on the services of the application.</summary>
internal delegate Task<int> WithApp(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct);

/// <summary>The command line: without a command the web host runs; with one, it does its work on the same configuration and ends.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (settings, words) = Settings.Split(args);
        try
        {
            return words.Length == 0 ? await ServeAsync(settings) : await CommandAsync(settings, words);
        }
        catch (Exception e) when (Failures.Line(e) is { } line)
        {
            return await RefuseAsync(line);
        }
        catch (Exception e) when (words.Length > 0 && e is not OperationCanceledException)
        {
            return await RefuseAsync(Failures.Unforeseen(e));
        }
    }

    private static async Task<int> ServeAsync(string[] settings)
    {
        var warming = Startup.WarmAsync(settings);
        var builder = Host.CreateBuilder(settings);
        var app = Host.Build(builder);
        await Startup.PrepareAsync(app);
        await app.StartAsync();
        app.Services.GetRequiredService<StartLog>().IsStarted = true;
        await Startup.AnnounceAsync(app);
        await warming;
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> CommandAsync(string[] settings, string[] words)
    {
        var help = new Option<bool>("--help", "-h", "-?") { Description = "Zeigt diese Hilfe.", Recursive = true };
        var version = new Option<bool>("--version") { Description = "Zeigt die Version des Programms." };
        var parsed = Root(settings, help, version).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.GetValue(help))
        {
            Help.Write(parsed.CommandResult.Command);
            return 0;
        }

        if (parsed.UnmatchedTokens.Count == 0 && parsed.GetValue(version))
        {
            Console.WriteLine(typeof(Commands).Assembly.GetName().Version?.ToString(3));
            return 0;
        }

        return ParseFaults.Of(parsed) is { } fault ? await RefuseAsync(fault) : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(string[] settings, params Option[] options)
    {
        var root = new RootCommand(
            "MultiIsek: Stadtentwicklungskonzepte im Netz. Ohne Befehl startet der Webserver; --urls=…, --Data:Directory=…, --Database:Provider=…, --ConnectionStrings:Catalog=… stellen ihn ein."
        );
        root.Options.Clear();
        root.Directives.Clear();
        foreach (var option in options)
        {
            root.Options.Add(option);
        }

        WithApp run = (work, ct) => WithAppAsync(settings, work, ct);
        root.Subcommands.Add(TenantCommands.Create(run));
        root.Subcommands.Add(CommentCommands.Create(run));
        root.Subcommands.Add(PeopleCommands.Audit(run));
        root.Subcommands.Add(OperatorCommands.Create(run));
        root.Subcommands.Add(FileCommands.Create(run));
        var migrate = new Command("migrate", "Bringt alle Datenbanken auf den Stand dieser Version.");
        migrate.SetAction((_, ct) => run((_, _) => Console.Out.WriteLineAsync("Alle Datenbanken sind auf dem Stand dieser Version."), ct));
        root.Subcommands.Add(new Command("db", "Datenbanken") { migrate });
        Tolerate(root);
        return root;
    }

    // Said in German by ParseFaults.
    private static void Tolerate(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        foreach (var sub in command.Subcommands)
        {
            Tolerate(sub);
        }
    }

    private static async Task<int> WithAppAsync(string[] settings, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct)
    {
        await using var app = Host.Build(Host.CreateBuilder(settings));
        await app.Services.GetRequiredService<Databases>().MigrateAsync(ct);
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider, ct);
        return 0;
    }

    private static async Task<int> RefuseAsync(string line)
    {
        await Console.Error.WriteLineAsync(line);
        return 1;
    }
}
