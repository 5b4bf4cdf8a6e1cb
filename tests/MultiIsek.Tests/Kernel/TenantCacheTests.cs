using MultiIsek.Kernel.Caching;

namespace MultiIsek.Tests.Kernel;

public sealed class TenantCacheTests : IDisposable
{
    private const int City = 7;
    private readonly Clock _clock = new();
    private readonly TenantCache _cache;

    public TenantCacheTests() => _cache = new TenantCache(_clock);

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void What_a_write_told_is_known_at_once_and_for_a_second()
    {
        _cache.Learn(City, 5, 2, _clock.GetTimestamp());
        Assert.Equal(5, Known());

        _clock.Elapsed += TenantCache.RevisionAge;
        Assert.Null(Known());
    }

    [Fact]
    public void An_older_revision_that_comes_later_is_not_taken()
    {
        var asked = _clock.GetTimestamp();
        _cache.Learn(City, 5, 2, asked);
        _cache.Learn(City, 4, 2, asked);

        Assert.Equal(5, Known());
    }

    [Fact]
    public void The_second_counts_from_before_the_write()
    {
        var asked = _clock.GetTimestamp();
        _clock.Elapsed += TenantCache.RevisionAge;
        _cache.Learn(City, 5, 2, asked);

        Assert.Null(Known());
    }

    [Fact]
    public void A_database_that_was_restored_is_believed_after_a_second()
    {
        _cache.Learn(City, 5, 2, _clock.GetTimestamp());
        _clock.Elapsed += TenantCache.RevisionAge;
        _cache.Learn(City, 3, 1, _clock.GetTimestamp());

        Assert.Equal(3, Known());
    }

    private long? Known() => _cache.TryRevision(City, out var revision) ? revision : null;

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
