using System.Collections.Concurrent;
using System.Diagnostics;

/// <summary>
/// Loaded into the product by DOTNET_STARTUP_HOOKS: writes a line for every statement that goes to the database into the file that ISEK_BENCH_STATEMENTS names.
/// On PostgreSQL the driver itself tells, so that what EF doesn't know of is counted, too.
/// </summary>
internal static class StartupHook
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private static readonly ConcurrentBag<IDisposable> Kept = [];

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("ISEK_BENCH_STATEMENTS") is not { } file)
        {
            return;
        }

        var isPostgres = Environment.GetEnvironmentVariable("ISEK_BENCH_POSTGRES") is not null;
        void Write(string? statement)
        {
            lock (Kept)
            {
                File.AppendAllText(file, (statement ?? "?").ReplaceLineEndings(" ") + "\n");
            }
        }

        if (isPostgres)
        {
            ActivitySource.AddActivityListener(
                new ActivityListener
                {
                    ShouldListenTo = source => source.Name == "Npgsql",
                    Sample = (ref _) => ActivitySamplingResult.AllData,
                    ActivityStarted = a => Write(a.Tags.FirstOrDefault(t => t.Key is "db.statement" or "db.query.text").Value ?? a.OperationName),
                }
            );
        }
        else
        {
            Kept.Add(DiagnosticListener.AllListeners.Subscribe(new Listeners(Write)));
        }
    }

    private sealed class Listeners(Action<string?> write) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == EntityFramework)
            {
                Kept.Add(value.Subscribe(this, name => name == $"{EntityFramework}.Database.Command.CommandExecuting"));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value) => write(value.Value?.ToString());

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
