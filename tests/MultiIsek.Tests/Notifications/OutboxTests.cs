using System.Diagnostics;
using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Notifications;

/// <summary>The outbox: several workers share it, a killed one loses nothing, and no page waits for it.</summary>
[Collection("mail")]
public sealed class OutboxTests(MailApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Workers_at_the_same_time_send_each_message_once()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        List<Guid> ids = [];
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await app.AddAsync());
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(app.SendAsync)));

        Assert.Equal(10, sent.Sum());
        var received = await sink.StopAsync();
        Assert.Equal(ids.Select(i => $"<{i:N}@isek.example>").Order(StringComparer.Ordinal), received.Select(r => r.MessageId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_of_a_killed_worker_is_sent_by_another_when_its_lease_has_run_out()
    {
        await using var stalled = await SmtpSink.StartAsync("stall");
        await app.BeginAsync(stalled.Port);
        var id = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        // Killed as a process ends: in the middle of sending, without a word to the database.
        using var kill = new CancellationTokenSource();
        var killed = app.Worker.SendAsync(app.Place, kill.Token);
        var first = await stalled.NextAsync();
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed);
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        app.Time.Now += OutboxMessage.Lease - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await app.SendAsync());

        app.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(1, await app.SendAsync());

        Assert.Equal(first.MessageId, Assert.Single(await sink.StopAsync()).MessageId);
        Assert.Equal(2, (await app.RowAsync(id)).Attempts);
    }

    [Fact]
    public async Task A_worker_that_fails_late_does_not_undo_what_another_has_sent()
    {
        await using var stalled = await SmtpSink.StartAsync("stall");
        await app.BeginAsync(stalled.Port, timeoutSeconds: 5);
        var id = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        var late = app.SendAsync();
        await stalled.NextAsync();
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        app.Time.Now += OutboxMessage.Lease;
        Assert.Equal(1, await app.SendAsync());

        Assert.Equal(0, await late);

        var row = await app.RowAsync(id);
        Assert.Equal((null, null, ""), (row.DueAt, row.Error, row.Payload));
        Assert.NotNull(row.SentAt);
    }

    [Fact]
    public async Task A_lease_begins_when_its_message_is_taken_not_when_the_round_began()
    {
        await using var slow = await SmtpSink.StartAsync("late");
        await app.BeginAsync(slow.Port);
        await app.AddAsync();
        var second = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        var round = app.SendAsync();
        await slow.NextAsync();
        app.Time.Now += OutboxMessage.Lease;
        await slow.NextAsync();

        var row = await app.RowAsync(second);

        Assert.Equal(app.Time.Now.UtcDateTime + OutboxMessage.Lease, row.DueAt);
        await round;
    }

    [Fact]
    public async Task A_message_whose_attempts_all_ended_with_the_process_is_left_for_people()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        var id = await app.AddAsync();
        await app.ReadAsync(m => m.ExecuteUpdateAsync(s => s.SetProperty(o => o.Attempts, OutboxMessage.AttemptsMax)));

        Assert.Equal(0, await app.SendAsync());

        Assert.Equal((null, "interrupted"), ((await app.RowAsync(id)).DueAt, (await app.RowAsync(id)).Error));
        Assert.Empty(await sink.StopAsync());
    }

    [Fact]
    public async Task A_message_that_no_sender_knows_does_not_keep_the_others()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        await using (var scope = app.Scope(MailApp.Town))
        {
            scope.Get<Outbox>().Add("pigeon", "coo");
            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        await app.AddAsync();

        Assert.Equal(1, await app.SendAsync());
        Assert.Single(await sink.StopAsync());
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_asked_once_a_round_and_keeps_no_other_kind()
    {
        await app.BeginAsync(port: 1);
        List<Guid> mails = [];
        // More than one look into the database fetches.
        for (var i = 0; i < 60; i++)
        {
            mails.Add(await app.AddAsync());
        }

        await using (var scope = app.Scope(MailApp.Town))
        {
            scope.Get<Outbox>().Add(NothingToSend.Nothing, "");
            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        Assert.Equal(1, await app.SendAsync());

        Assert.Equal(1, await app.ReadAsync(m => m.Where(o => mails.Contains(o.Id)).SumAsync(o => o.Attempts)));
    }

    [Fact]
    public async Task A_mailbox_that_wants_patience_keeps_no_other_mail()
    {
        await using var sink = await SmtpSink.StartAsync("delay");
        await app.BeginAsync(sink.Port);
        await app.AddAsync();
        await app.AddAsync();

        Assert.Equal(0, await app.SendAsync());

        Assert.Equal([1, 1], await app.ReadAsync(m => m.Select(o => o.Attempts).ToListAsync()));
    }

    [Fact]
    public async Task A_city_whose_mail_hangs_does_not_keep_another_citys()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var sink = await SmtpSink.StartAsync("hang");
        await app.BeginAsync(sink.Port, timeoutSeconds: 60);
        await app.AddAsync();
        await using var other = app.Scope(copy.Slug);
        await other.Get<IMediator>().Send(new SendMail("erika@example.org", "Grüße", "Hallo", "Stadt"));
        await other.Get<IsekDbContext>().SaveChangesAsync();

        using var worker = await app.StartWorkerAsync();

        var deadline = Stopwatch.StartNew();
        while (await app.ReadAsync(m => m.SumAsync(o => o.Attempts)) + await other.Get<IsekDbContext>().Set<OutboxMessage>().SumAsync(o => o.Attempts) < 2)
        {
            Assert.True(deadline.Elapsed < Patience, "One city waits for the other.");
            await Task.Delay(50);
        }

        await worker.StopAsync(CancellationToken.None);
        await other.Get<IsekDbContext>().Set<OutboxMessage>().ExecuteDeleteAsync();
    }

    [Fact]
    public async Task What_a_killed_instance_committed_is_found_by_the_next()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        var id = await app.AddAsync();

        using var worker = await app.StartWorkerAsync();

        Assert.Equal($"<{id:N}@isek.example>", (await sink.NextAsync()).MessageId);
        var next = await app.AddAsync();
        Assert.Equal($"<{next:N}@isek.example>", (await sink.NextAsync()).MessageId);
        await worker.StopAsync(CancellationToken.None);
        Assert.Empty(await sink.StopAsync());
    }

    [Fact]
    public async Task Pages_answer_while_the_mail_server_hangs()
    {
        await using var sink = await SmtpSink.StartAsync("hang");
        await app.BeginAsync(sink.Port, timeoutSeconds: 60);
        await app.AddAsync();
        using var worker = await app.StartWorkerAsync();
        var deadline = Stopwatch.StartNew();
        while (!await app.ReadAsync(m => m.AnyAsync(o => o.Attempts > 0)))
        {
            Assert.True(deadline.Elapsed < Patience, "The worker took nothing.");
            await Task.Delay(50);
        }

        var visitor = new Visitor(app, MailApp.Town);
        await visitor.PageAsync("/registrieren");
        var watch = Stopwatch.StartNew();
        var answer = await visitor.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Eilig"), ("email", "eilig@example.org"), ("password", Visitor.Password));
        var took = watch.Elapsed;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Postfach", (await answer.Html()).TextOf("h1"), StringComparison.Ordinal);
        Assert.InRange(took.TotalSeconds, 0, 10);
        Assert.Single(await visitor.MailsAsync("eilig@example.org"));
        // Neither does the end of the process wait for it.
        watch.Restart();
        await worker.StopAsync(CancellationToken.None);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task What_was_sent_thirty_days_ago_is_removed_and_what_was_not_stays()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        await app.AddAsync();
        await app.SendAsync();
        using var clock = app.Time.At(app.Time.Now);
        app.Time.Now += OutboxMessage.Kept;
        var failed = await app.AddAsync();
        await app.ReadAsync(m => m.Where(o => o.Id == failed).ExecuteUpdateAsync(s => s.SetProperty(o => o.DueAt, (DateTime?)null)));
        Assert.Equal(0, await app.Worker.SweepAsync(app.Place, CancellationToken.None));

        app.Time.Now += TimeSpan.FromDays(30);
        using var worker = await app.StartWorkerAsync();
        var deadline = Stopwatch.StartNew();
        while (await app.ReadAsync(m => m.CountAsync()) > 1)
        {
            Assert.True(deadline.Elapsed < Patience, "The worker swept nothing.");
            await Task.Delay(50);
        }

        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(failed, await app.ReadAsync(m => m.Select(o => o.Id).SingleAsync()));
    }

    [Fact]
    public async Task What_was_given_up_loses_addresses_and_text_in_time_and_cannot_be_tried_anew_then()
    {
        await app.BeginAsync(port: 1);
        var givenUp = await app.AddAsync("verloren@example.org", text: "Vertrauliches");
        var waiting = await app.AddAsync("wartet@example.org");
        await app.ReadAsync(m => m.Where(o => o.Id == givenUp).ExecuteUpdateAsync(s => s.SetProperty(o => o.DueAt, (DateTime?)null).SetProperty(o => o.Error, "refused: 550")));

        app.Time.Now += TimeSpan.FromDays(13);
        Assert.Equal(0, await app.Worker.SweepAsync(app.Place, CancellationToken.None));
        Assert.Contains("verloren", (await app.RowAsync(givenUp)).Payload, StringComparison.Ordinal);
        app.Time.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, await app.Worker.SweepAsync(app.Place, CancellationToken.None));

        var row = await app.RowAsync(givenUp);
        Assert.Equal(("", "refused: 550", null), (row.Payload, row.Error, row.SentAt));
        Assert.Contains("wartet", (await app.RowAsync(waiting)).Payload, StringComparison.Ordinal);
        await using var scope = app.Scope(MailApp.Town);
        Assert.False(await scope.Get<Outbox>().TryAgainAsync(givenUp, CancellationToken.None));
        Assert.Equal(0, await app.Worker.SweepAsync(app.Place, CancellationToken.None));
    }
}
