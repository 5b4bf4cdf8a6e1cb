using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Sending;

/// <summary>Sends what lies in the outboxes: soon after it was written, and every minute what was left. Several instances share the work by a lease.</summary>
public sealed partial class OutboxWorker(
    IServiceProvider services,
    OutboxSignal signal,
    IAllTenants tenants,
    TimeProvider time,
    IOptions<OutboxOptions> options,
    ILogger<OutboxWorker> log
) : BackgroundService
{
    private const int Batch = 50;

    /// <summary>Cities at a time: one whose mail server hangs must not keep the others', and a database file takes one writer.</summary>
    private const int Cities = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweepPause = TimeSpan.FromHours(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first round comes later: the moments after a start belong to those who wait for a page. What is written meanwhile is signalled and sent at once.
        var (nextRound, nextSweep) = (Environment.TickCount64 + (long)options.Value.FirstRound.TotalMilliseconds, 0L);
        while (options.Value.IsRunning && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isRound = Environment.TickCount64 >= nextRound;
                nextRound = isRound ? Environment.TickCount64 + (long)Round.TotalMilliseconds : nextRound;
                var isSweep = isRound && Environment.TickCount64 >= nextSweep;
                nextSweep = isSweep ? Environment.TickCount64 + (long)SweepPause.TotalMilliseconds : nextSweep;
                await Parallel.ForEachAsync(
                    isRound ? await tenants.ListAsync(stoppingToken) : signal.Take(),
                    new ParallelOptions { MaxDegreeOfParallelism = Cities, CancellationToken = stoppingToken },
                    async (city, ct) => await VisitAsync(city, isSweep, ct)
                );

                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A catalog that is away for a while must not end the worker.
                LogRound(e);
                await Task.Delay(Pause * 10, stoppingToken);
            }
        }
    }

    /// <summary>One round for one city; what tests call. A kind whose other side is away waits for the next round, and the other kinds do not wait for it.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(TenantPlace city, CancellationToken ct)
    {
        await using var scope = new TenantScope(services, city);
        List<string> away = [];
        var (sent, before) = (0, -1);
        while (before < away.Count)
        {
            before = away.Count;
            sent += await SendAsync(scope, away, ct);
        }

        return sent;
    }

    // Ends when another kind is away: its messages may be all that was asked for.
    private async Task<int> SendAsync(TenantScope scope, List<string> away, CancellationToken ct)
    {
        var sent = 0;
        var messages = scope.Get<IsekDbContext>().Set<OutboxMessage>();
        var now = Now;
        var due = await messages
            .Where(m => m.DueAt != null && m.DueAt <= now && !away.Contains(m.Kind))
            .OrderBy(m => m.DueAt)
            .Select(m => new
            {
                m.Id,
                m.DueAt,
                m.Kind,
            })
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var one in due)
        {
            // From now, not from the round's start: those before it may have taken long. Whoever moves the due time has the message.
            var lease = Now + OutboxMessage.Lease;
            var taken = await messages
                .Where(m => m.Id == one.Id && m.DueAt == one.DueAt)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            if (taken == 0)
            {
                continue;
            }

            var failure = await TryAsync(scope, one.Id, lease, ct);
            if (failure is OutboxDelayedException { IsOfOne: false })
            {
                away.Add(one.Kind);
                break;
            }

            sent += failure is null ? 1 : 0;
        }

        return sent;
    }

    /// <summary>Removes what was sent long ago, and empties what was given up of addresses and text: of that one only the reason stays, for people to look at.</summary>
    /// <returns>How many were removed or emptied.</returns>
    public async Task<int> SweepAsync(TenantPlace city, CancellationToken ct)
    {
        await using var scope = new TenantScope(services, city);
        var messages = scope.Get<IsekDbContext>().Set<OutboxMessage>();
        var (sentBefore, writtenBefore) = (Now - OutboxMessage.Kept, Now - options.Value.KeepUnsent);
        var removed = await messages.Where(m => m.SentAt < sentBefore).ExecuteDeleteAsync(ct);
        return removed
            + await messages
                .Where(m => m.SentAt == null && m.DueAt == null && m.CreatedAt < writtenBefore && m.Payload != "")
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Payload, ""), ct);
    }

    // One city's database that is away must not keep the others' mail.
    private async Task VisitAsync(TenantPlace city, bool isSweep, CancellationToken ct)
    {
        try
        {
            await SendAsync(city, ct);
            if (isSweep)
            {
                await SweepAsync(city, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogCity(city.Slug, e);
        }
    }

    private async Task<Exception?> TryAsync(TenantScope scope, Guid id, DateTime lease, CancellationToken ct)
    {
        var row = scope.Get<IsekDbContext>().Set<OutboxMessage>().Where(m => m.Id == id);
        var message = await row.AsNoTracking().SingleAsync(ct);
        if (await FailureAsync(scope, message, ct) is not { } failure)
        {
            // Whoever has the lease by now: what is sent is sent. Not given up at shutdown: it would be sent once more.
            var now = Now;
            await row.ExecuteUpdateAsync(
                s => s.SetProperty(m => m.DueAt, (DateTime?)null).SetProperty(m => m.SentAt, now).SetProperty(m => m.Error, (string?)null).SetProperty(m => m.Payload, ""),
                CancellationToken.None
            );
            return null;
        }

        var error = failure is OutboxRefusedException or OutboxDelayedException ? failure.Message : failure.GetType().Name;
        error = error.Length <= OutboxMessage.ErrorMax ? error : error[..OutboxMessage.ErrorMax];
        var isFinal = failure is OutboxRefusedException || message.Attempts >= OutboxMessage.AttemptsMax;
        DateTime? next = isFinal ? null : Now + OutboxMessage.PauseAfter(message.Attempts);
        LogFailed(message.Kind, id, message.Attempts, error);
        // Only while the lease is ours: another may have sent it since.
        await row.Where(m => m.SentAt == null && m.DueAt == lease)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, next).SetProperty(m => m.Error, error), CancellationToken.None);
        return failure;
    }

    private static async Task<Exception?> FailureAsync(TenantScope scope, OutboxMessage message, CancellationToken ct)
    {
        if (message.Attempts > OutboxMessage.AttemptsMax)
        {
            return new OutboxRefusedException("interrupted");
        }

        try
        {
            await scope.Services.GetServices<IOutboxSender>().Single(s => s.Kind == message.Kind).SendAsync(message.Id, message.Payload, ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return e;
        }
    }
}
