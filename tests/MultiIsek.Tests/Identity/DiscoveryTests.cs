using System.Diagnostics;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.OpenId;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tests.Identity;

/// <summary>How often a city's provider is asked: strangers who show made-up tokens must not make us a burden to it.</summary>
public sealed class DiscoveryTests
{
    private static readonly TenantPlace City = new(1, "stadt", "Cities");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Many_who_wait_ask_once_and_an_unknown_key_asks_again_once_a_minute()
    {
        await using var provider = await ForgingProvider.StartAsync();
        provider.Delay = TimeSpan.FromMilliseconds(200);
        var (discovery, clock) = New();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => discovery.OfAsync(City, provider.Issuer, default)));
        Assert.Equal(1, provider.Reads);

        await discovery.OfAsync(City, provider.Issuer, default, Minute);
        clock.Now += TimeSpan.FromSeconds(59);
        await discovery.OfAsync(City, provider.Issuer, default, Minute);
        Assert.Equal(1, provider.Reads);

        clock.Now += TimeSpan.FromSeconds(2);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => discovery.OfAsync(City, provider.Issuer, default, Minute)));
        Assert.Equal(2, provider.Reads);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_left_alone_for_a_moment_and_found_again()
    {
        await using var provider = await ForgingProvider.StartAsync();
        provider.IsBroken = true;
        var (discovery, clock) = New();

        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.True((await Assert.ThrowsAsync<ProviderFaultException>(() => discovery.OfAsync(City, provider.Issuer, default))).IsUnreachable);
        }

        Assert.Equal(1, provider.Reads);
        provider.IsBroken = false;
        clock.Now += Discovery.Rest;
        Assert.Equal(provider.Issuer, (await discovery.OfAsync(City, provider.Issuer, default)).Issuer);
    }

    [Fact]
    public async Task What_is_known_is_still_good_when_the_provider_fails_later_and_another_address_is_another_provider()
    {
        await using var provider = await ForgingProvider.StartAsync();
        await using var other = await ForgingProvider.StartAsync();
        var (discovery, clock) = New();
        await discovery.OfAsync(City, provider.Issuer, default);
        provider.IsBroken = true;
        clock.Now += TimeSpan.FromMinutes(2);

        await Assert.ThrowsAsync<ProviderFaultException>(() => discovery.OfAsync(City, provider.Issuer, default, Minute));
        Assert.Equal(provider.Issuer, (await discovery.OfAsync(City, provider.Issuer, default)).Issuer);
        Assert.Equal(other.Issuer, (await discovery.OfAsync(City, other.Issuer, default)).Issuer);
    }

    [Fact]
    public async Task Who_goes_away_does_not_stop_it_for_the_others()
    {
        await using var provider = await ForgingProvider.StartAsync();
        provider.Delay = TimeSpan.FromMilliseconds(300);
        var (discovery, _) = New();
        using var gone = new CancellationTokenSource();
        var first = discovery.OfAsync(City, provider.Issuer, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(provider.Issuer, (await discovery.OfAsync(City, provider.Issuer, default)).Issuer);
        Assert.Equal(1, provider.Reads);
    }

    private static (Discovery Discovery, Clock Clock) New()
    {
        var clock = new Clock();
        return (new Discovery(new ProviderHttp(Options.Create(new AccountOptions { ProviderNetworks = ["127.0.0.0/8"] })), clock), clock);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

        public override long GetTimestamp() => (long)(Now.TotalSeconds * Stopwatch.Frequency);
    }
}
