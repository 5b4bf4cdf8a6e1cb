using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tests.Identity;

/// <summary>Attempts are limited by address and city; nobody can lock another's account.</summary>
public sealed class AttemptTests
{
    [Fact]
    public void One_address_has_its_tries_and_another_its_own()
    {
        var attempts = new Attempts(Options.Create(new AccountOptions { AttemptsPerAddress = 3 }), TimeProvider.System);
        var (here, there) = (TenantOf(1), TenantOf(2));

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => attempts.Take(here, From("192.0.2.1")) is null));
        Assert.Null(attempts.Take(here, From("192.0.2.2")));
        Assert.Null(attempts.Take(there, From("192.0.2.1")));
    }

    [Fact]
    public void All_addresses_of_an_IPv6_network_count_as_one()
    {
        var attempts = new Attempts(Options.Create(new AccountOptions { AttemptsPerAddress = 2 }), TimeProvider.System);

        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => attempts.Take(TenantOf(1), From($"2001:db8:1:2::{i}")) is null));
        Assert.Null(attempts.Take(TenantOf(1), From("2001:db8:1:3::1")));
    }

    [Fact]
    public void Codes_are_limited_for_an_account_from_wherever_they_come()
    {
        var attempts = new Attempts(Options.Create(new AccountOptions { AttemptsPerAccount = 2 }), TimeProvider.System);
        var account = Guid.CreateVersion7();

        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => attempts.Take(TenantOf(1), From($"192.0.2.{i}"), account) is null));
        Assert.Null(attempts.Take(TenantOf(1), From("192.0.2.9"), Guid.CreateVersion7()));
    }

    [Fact]
    public void Who_tried_too_often_reads_how_long_it_really_takes()
    {
        var time = new TestTime();
        var attempts = new Attempts(Options.Create(new AccountOptions { AttemptsPerAddress = 1, MailsPerAddress = 1 }), time);
        Assert.Null(attempts.Take(TenantOf(1), From("192.0.2.1")));
        Assert.Null(attempts.TakeMail(TenantOf(1), From("192.0.2.1")));
        time.Now += TimeSpan.FromMinutes(7.5);

        var http = From("192.0.2.1");
        var wait = attempts.Take(TenantOf(1), http)!.Value;
        Attempts.Refuse(http.Response, wait);

        Assert.Equal(TimeSpan.FromSeconds(150), wait);
        Assert.Equal(wait, attempts.TakeMail(TenantOf(1), http));
        Assert.Equal("150", http.Response.Headers.RetryAfter);
        Assert.EndsWith("warten Sie 3 Minuten.", Attempts.TooMany(wait).Message, StringComparison.Ordinal);
        Assert.EndsWith("warten Sie eine Minute.", Attempts.TooMany(TimeSpan.FromSeconds(5)).Message, StringComparison.Ordinal);
    }

    private static CurrentTenant TenantOf(int id)
    {
        var tenant = new CurrentTenant();
        tenant.Set(new TenantPlace(id, $"stadt-{id}", "Cities"));
        return tenant;
    }

    private static DefaultHttpContext From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
        return http;
    }
}
