using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Grenzen für Versuche, by address and by account of a city, in memory. An account is never locked: strangers could do that to its owner.</summary>
internal sealed class Attempts(IOptions<AccountOptions> options) : IDisposable
{
    public static readonly Fault TooMany = new("", "Das waren zu viele Versuche. Bitte warten Sie zehn Minuten.");
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly PartitionedRateLimiter<(int, string)> _byAddress = By(options.Value.AttemptsPerAddress);
    private readonly PartitionedRateLimiter<(int, string)> _byAccount = By(options.Value.AttemptsPerAccount);
    private readonly PartitionedRateLimiter<(int, string)> _mails = By(options.Value.MailsPerAddress);

    /// <summary>False when there were too many from this address.</summary>
    public bool MayTry(CurrentTenant tenant, HttpContext http) => Take(_byAddress, (tenant.Place.Id, ClientAddress.Of(http)));

    /// <summary>The same, and from wherever at this account: for what comes after the right password, which no stranger gets to.</summary>
    public bool MayTry(CurrentTenant tenant, HttpContext http, Guid account) => MayTry(tenant, http) && Take(_byAccount, (tenant.Place.Id, account.ToString()));

    public bool MayMail(CurrentTenant tenant, HttpContext http) => Take(_mails, (tenant.Place.Id, ClientAddress.Of(http)));

    public void Dispose()
    {
        _byAddress.Dispose();
        _byAccount.Dispose();
        _mails.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<(int, string)> limiter, (int, string) key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<(int, string)> By(int permits) =>
        PartitionedRateLimiter.Create<(int, string), (int, string)>(k =>
            RateLimitPartition.GetSlidingWindowLimiter(
                k,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = Window,
                    SegmentsPerWindow = 10,
                    QueueLimit = 0,
                }
            )
        );
}
