using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// Grenzen je Adresse und Stadt, in memory: how many forms are taken. The address is that of the connection, or what a known proxy says of it; an IPv6 /64 counts as one.
/// </summary>
internal sealed class CommentLimits(IOptions<CommentOptions> options, TimeProvider time)
{
    /// <summary>The same form sent again is not a new contribution; this often it may be.</summary>
    private const int Repeats = 100;
    private readonly CityLimit _comments = new(options.Value.PerAddress, options.Value.PerTenant, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _reports = new(options.Value.ReportsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _lookups = new(options.Value.LookupsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<Guid> _repeats = new(Repeats, options.Value.Window, time);
    private readonly ConcurrentDictionary<Guid, long> _admitted = new();

    /// <summary>Null when the contribution may be stored, else how long to wait.</summary>
    public TimeSpan? Comment(CurrentTenant tenant, HttpContext http, Guid submission)
    {
        if (!_admitted.TryAdd(submission, Environment.TickCount64))
        {
            return _repeats.Take(submission);
        }

        Forget();
        var wait = _comments.Take(tenant.Place.Id, ClientAddress.Of(http));
        if (wait is not null)
        {
            _admitted.TryRemove(submission, out _);
        }

        return wait;
    }

    public TimeSpan? Report(CurrentTenant tenant, HttpContext http) => _reports.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Lookup(CurrentTenant tenant, HttpContext http) => _lookups.Take((tenant.Place.Id, ClientAddress.Of(http)));

    private void Forget()
    {
        if (_admitted.Count < 20_000)
        {
            return;
        }

        var old = Environment.TickCount64 - (long)options.Value.Window.TotalMilliseconds;
        foreach (var (submission, at) in _admitted.Where(a => a.Value < old))
        {
            _admitted.TryRemove(submission, out _);
        }
    }
}
