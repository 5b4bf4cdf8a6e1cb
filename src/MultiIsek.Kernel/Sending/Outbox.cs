using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Sending;

/// <summary>Puts messages into the city's outbox; part of the caller's transaction.</summary>
public sealed class Outbox(IsekDbContext db, TimeProvider time, OutboxSignal signal)
{
    /// <param name="id">Where the same thing may be asked for twice: the second row is refused by its key.</param>
    public Guid Add<T>(string kind, T payload, Guid? id = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var message = new OutboxMessage
        {
            Id = id ?? Guid.CreateVersion7(),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            CreatedAt = now,
            DueAt = now,
        };
        db.Add(message);
        signal.Tell(db.Tenant.Place);
        return message.Id;
    }

    /// <summary>Tries anew, from the first attempt, what was given up or waits for long; false for what is sent, emptied, unknown or about to be tried anyway.</summary>
    public async Task<bool> TryAgainAsync(Guid id, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Due within a lease's time it may be on its way just now: a second worker must not get it.
        var soon = now + OutboxMessage.Lease;
        var changed = await db.Set<OutboxMessage>()
            .Where(m => m.Id == id && m.SentAt == null && m.Payload != "" && (m.DueAt == null || m.DueAt > soon))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, now).SetProperty(m => m.Attempts, 0), ct);
        signal.Tell(db.Tenant.Place);
        return changed == 1;
    }
}

/// <summary>Which cities have something new to send, so that the worker need not ask all of them each second.</summary>
public sealed class OutboxSignal
{
    // Told before the caller's transaction is committed: a worker that looks at once sees nothing, and looks again.
    private const long KeptMilliseconds = 5000;
    private readonly ConcurrentDictionary<int, (TenantPlace City, long At)> _cities = new();

    public void Tell(TenantPlace city) => _cities[city.Id] = (city, Environment.TickCount64);

    public IReadOnlyList<TenantPlace> Take()
    {
        List<TenantPlace> cities = [];
        foreach (var told in _cities)
        {
            cities.Add(told.Value.City);
            if (Environment.TickCount64 - told.Value.At > KeptMilliseconds)
            {
                // With its value: who was told anew stays.
                _cities.TryRemove(told);
            }
        }

        return cities;
    }
}
