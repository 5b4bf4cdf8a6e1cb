namespace MultiIsek.Web;

/// <summary>Whether the server runs. What keeps it from starting is said in one line; the framework would log it twice, each time with a stack trace.</summary>
internal sealed class StartLog
{
    public bool IsStarted { get; set; }

    public void Quiet(ILoggingBuilder logging)
    {
        foreach (var category in new[] { "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel" })
        {
            logging.AddFilter(category, level => level >= LogLevel.Warning && IsStarted);
        }
    }
}
