using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Notifications.Mail;

namespace MultiIsek.Tests.Notifications;

[CollectionDefinition("mail")]
public sealed class MailCollection : ICollectionFixture<MailApp>;

/// <summary>The application with one city and a mail server that each test chooses; nothing is sent unless a test sends it.</summary>
public sealed class MailApp : App
{
    public const string Town = "musterstadt";

    public OutboxWorker Worker => Services.GetRequiredService<OutboxWorker>();

    public TenantPlace Place => PlaceOf(Town);

    public override async Task InitializeAsync()
    {
        await Database.CreateAsync(DataDirectory);
        _ = Services;
        await ImportAsync(Repository.Samples.Single(f => Path.GetFileName(f) == Town));
    }

    /// <summary>Begins anew: nothing lies in the outbox, mail goes to this port.</summary>
    internal async Task BeginAsync(int port, int timeoutSeconds = 20)
    {
        SendTo(port, timeoutSeconds);
        await ReadAsync(m => m.ExecuteDeleteAsync());
    }

    internal void SendTo(int port, int timeoutSeconds = 20)
    {
        var mail = Services.GetRequiredService<IOptions<MailOptions>>().Value;
        (mail.Host, mail.Port, mail.From, mail.TimeoutSeconds) = ("127.0.0.1", port, "post@isek.example", timeoutSeconds);
    }

    internal Task<Guid> AddAsync(string to = "erika@example.org", string subject = "Grüße", string text = "Hallo") =>
        AddAsync(new SendMail(to, subject, text, "Stadt Musterstadt"));

    internal async Task<Guid> AddAsync(SendMail mail)
    {
        await using var scope = Scope(Town);
        var id = await scope.Get<IMediator>().Send(mail);
        await scope.Get<IsekDbContext>().SaveChangesAsync();
        return id;
    }

    internal Task<int> SendAsync() => Worker.SendAsync(Place, CancellationToken.None);

    internal Task<OutboxMessage> RowAsync(Guid id) => ReadAsync(m => m.AsNoTracking().SingleAsync(o => o.Id == id));

    internal async Task<T> ReadAsync<T>(Func<DbSet<OutboxMessage>, Task<T>> read)
    {
        await using var scope = Scope(Town);
        return await read(scope.Get<IsekDbContext>().Set<OutboxMessage>());
    }

    /// <summary>Another instance of the application, as far as the outbox is concerned: a worker that looks by itself until it is stopped.</summary>
    internal async Task<OutboxWorker> StartWorkerAsync()
    {
        var worker = new OutboxWorker(
            Services,
            Services.GetRequiredService<OutboxSignal>(),
            Services.GetRequiredService<IAllTenants>(),
            Time,
            Options.Create(new OutboxOptions { FirstRound = TimeSpan.Zero }),
            NullLogger<OutboxWorker>.Instance
        );
        await worker.StartAsync(CancellationToken.None);
        return worker;
    }
}
