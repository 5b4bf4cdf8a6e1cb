using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Chores;

/// <summary>Does the daily chores of all cities, one after the other. A chore that fails keeps neither the others nor the next city from theirs.</summary>
public sealed partial class ChoreWorker(IServiceProvider services, IAllTenants tenants, IOptions<ChoreOptions> options, ILogger<ChoreWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.FirstRound;
        while (options.Value.IsRunning)
        {
            try
            {
                await Task.Delay(pause, stoppingToken);
                foreach (var city in await tenants.ListAsync(stoppingToken))
                {
                    await RunAsync(city, stoppingToken);
                }

                pause = options.Value.Pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A catalog that is away for a while must not end the worker.
                LogRound(e);
                pause = AfterFailure;
            }
        }
    }

    /// <summary>One round for one city; what tests call.</summary>
    public async Task RunAsync(TenantPlace city, CancellationToken ct)
    {
        for (var (no, count) = (0, 1); no < count; no++)
        {
            try
            {
                // A scope for each: what one leaves in the context is nothing to the next.
                await using var scope = new TenantScope(services, city);
                scope.Get<CurrentUser>().SetSystem();
                var chores = scope.Services.GetServices<ICityChore>().ToList();
                count = chores.Count;
                await chores[no].RunAsync(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogChore(city.Slug, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A daily chore of {City} failed")]
    private partial void LogChore(string city, Exception e);

    [LoggerMessage(LogLevel.Error, "A round of chores failed")]
    private partial void LogRound(Exception e);
}
