using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tests.Kernel;

public sealed class ChoreWorkerTests
{
    [Fact]
    public async Task A_chore_that_fails_keeps_neither_the_next_one_nor_the_next_city_from_theirs()
    {
        var cities = new Cities();
        await using var services = new ServiceCollection()
            .AddSingleton(cities)
            .AddScoped<CurrentTenant>()
            .AddScoped<CurrentUser>()
            .AddScoped<ICityChore, Failing>()
            .AddScoped<ICityChore, Working>()
            .BuildServiceProvider();
        using var worker = new ChoreWorker(services, cities, Options.Create(new ChoreOptions { FirstRound = TimeSpan.FromMilliseconds(1) }), NullLogger<ChoreWorker>.Instance);

        await worker.StartAsync(default);
        await cities.AllDone.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await worker.StopAsync(default);

        Assert.Equal(["system at eins", "system at zwei"], cities.Done);
    }

    private sealed class Cities : IAllTenants
    {
        public List<string> Done { get; } = [];
        public TaskCompletionSource AllDone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<TenantPlace>> ListAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<TenantPlace>>([new TenantPlace(1, "eins", "Cities"), new TenantPlace(2, "zwei", "Cities")]);
    }

    private sealed class Failing : ICityChore
    {
        public Task RunAsync(CancellationToken ct) => throw new InvalidOperationException("Its database is away.");
    }

    private sealed class Working(Cities cities, CurrentTenant tenant, CurrentUser user) : ICityChore
    {
        public Task RunAsync(CancellationToken ct)
        {
            cities.Done.Add($"{user.Actor} at {tenant.Place.Slug}");
            if (cities.Done.Count == 2)
            {
                cities.AllDone.SetResult();
            }

            return Task.CompletedTask;
        }
    }
}
