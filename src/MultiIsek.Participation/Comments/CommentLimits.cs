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
    private readonly RequestLimit<(int Tenant, string Address)> _supports = new(options.Value.SupportsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _registrations = new(options.Value.RegistrationsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _ballots = new(options.Value.BallotsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _surveys = new(options.Value.SurveysPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _rooms = new(options.Value.RoomPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _statements = new(options.Value.StatementsPerAddress, options.Value.Window, time);
    private readonly RequestLimit<(int Tenant, string Address)> _papers = new(options.Value.PaperPerAddress, options.Value.Window, time);
    private readonly RequestLimit<Guid> _repeats = new(Repeats, options.Value.Window, time);
    private readonly RecentKeys<Guid> _admitted = new(options.Value.Window, time);

    /// <summary>Null when the contribution may be stored, else how long to wait.</summary>
    public TimeSpan? Comment(CurrentTenant tenant, HttpContext http, Guid submission)
    {
        if (!_admitted.Add(submission))
        {
            return _repeats.Take(submission);
        }

        var wait = _comments.Take(tenant.Place.Id, ClientAddress.Of(http));
        if (wait is not null)
        {
            _admitted.Remove(submission);
        }

        return wait;
    }

    public TimeSpan? Report(CurrentTenant tenant, HttpContext http) => _reports.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Support(CurrentTenant tenant, HttpContext http) => _supports.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Ballot(CurrentTenant tenant, HttpContext http) => _ballots.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Survey(CurrentTenant tenant, HttpContext http) => _surveys.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Room(CurrentTenant tenant, HttpContext http) => _rooms.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Statement(CurrentTenant tenant, HttpContext http) => _statements.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Registration(CurrentTenant tenant, HttpContext http) => _registrations.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Paper(CurrentTenant tenant, HttpContext http) => _papers.Take((tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Lookup(CurrentTenant tenant, HttpContext http) => _lookups.Take((tenant.Place.Id, ClientAddress.Of(http)));
}
