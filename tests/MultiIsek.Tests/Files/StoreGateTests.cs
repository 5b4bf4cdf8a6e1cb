using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Tests.Files;

/// <summary>A store that failed is left alone for a while, and then tried by one request for all.</summary>
public sealed class StoreGateTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Clock _time = new();
    private readonly StoreGate _gate;
    private int _asked;

    public StoreGateTests() => _gate = new StoreGate(_time, Pause, NullLogger.Instance);

    [Fact]
    public async Task A_store_that_failed_is_not_asked_again_before_the_pause_is_over()
    {
        await FailAsync();
        await Assert.ThrowsAsync<FilesUnavailableException>(SucceedAsync);
        Assert.Equal(1, _asked);

        _time.Elapsed += Pause;

        Assert.Equal(7, await SucceedAsync());
        Assert.Equal(7, await SucceedAsync());
        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task After_the_pause_one_request_tries_for_all()
    {
        await FailAsync();
        _time.Elapsed += Pause;
        var answer = new TaskCompletionSource<int>();

        var trying = _gate.RunAsync(_ => answer.Task, default);
        await Assert.ThrowsAsync<FilesUnavailableException>(SucceedAsync);
        answer.SetResult(1);

        Assert.Equal(1, await trying);
        Assert.Equal(7, await SucceedAsync());
    }

    [Fact]
    public async Task Who_went_away_himself_found_no_fault()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _gate.RunAsync<int>(t => Task.FromCanceled<int>(t), gone.Token));

        Assert.Equal(7, await SucceedAsync());
    }

    [Fact]
    public async Task Waiting_that_came_to_its_end_is_an_outage()
    {
        await Assert.ThrowsAsync<FilesUnavailableException>(() => _gate.RunAsync<int>(_ => throw new TaskCanceledException(), default));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(416)]
    public async Task An_answer_about_one_file_closes_the_store_to_nobody(int status)
    {
        await Assert.ThrowsAsync<FilesUnavailableException>(() => RefuseAsync(status));

        Assert.Equal(7, await SucceedAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_store_that_lets_nobody_in_is_left_alone(int status)
    {
        await Assert.ThrowsAsync<FilesUnavailableException>(() => RefuseAsync(status));

        await Assert.ThrowsAsync<FilesUnavailableException>(SucceedAsync);
    }

    private Task<int> RefuseAsync(int status) => _gate.RunAsync<int>(_ => throw new RequestFailedException(status, "refused"), default);

    private Task<FilesUnavailableException> FailAsync() =>
        Assert.ThrowsAsync<FilesUnavailableException>(() =>
            _gate.RunAsync<int>(
                _ =>
                {
                    _asked++;
                    throw new HttpRequestException("refused");
                },
                default
            )
        );

    private Task<int> SucceedAsync() =>
        _gate.RunAsync(
            _ =>
            {
                _asked++;
                return Task.FromResult(7);
            },
            default
        );

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; } = TimeSpan.FromHours(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
