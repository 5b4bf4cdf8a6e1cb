using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Notifications;

/// <summary>Mail is neither lost nor doubled, whatever the mail server does.</summary>
[Collection("mail")]
public sealed class MailTests(MailApp app)
{
    [Fact]
    public async Task An_invitation_arrives_as_it_was_written_and_nothing_of_it_stays()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        var path = await new Visitor(app, MailApp.Town).InviteAsync("jorg-peter@example.org", Role.Moderator);
        var id = await app.ReadAsync(m => m.Select(o => o.Id).SingleAsync());

        Assert.Equal(1, await app.SendAsync());

        var mail = await sink.NextAsync();
        Assert.Equal(("Einladung: Moderation", "utf-8"), (mail.Subject, mail.Charset));
        Assert.Equal(["jorg-peter@example.org"], mail.To);
        Assert.Equal(("post@isek.example", $"<{id:N}@isek.example>", "auto-generated"), (mail.From, mail.MessageId, mail.AutoSubmitted));
        Assert.Contains("Musterstadt", mail.FromName, StringComparison.Ordinal);
        Assert.Contains($"http://{MailApp.Town}.localhost{path}", mail.Text.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Contains("Über diesen Link richten Sie Ihr Konto ein", mail.Text, StringComparison.Ordinal);
        var row = await app.RowAsync(id);
        Assert.Equal(("", app.Time.Now.UtcDateTime, null, null, 1), (row.Payload, row.SentAt, row.DueAt, row.Error, row.Attempts));
        Assert.Equal(0, await app.SendAsync());
        Assert.Empty(await sink.StopAsync());
    }

    [Fact]
    public async Task Umlauts_and_long_lines_survive_in_subject_name_and_text()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        var text = $".\n.Äußerst schöne Straße – „Löbau“ 🌳\n{string.Join(' ', Enumerable.Repeat("Wörterkette", 300))}";
        await app.AddAsync(subject: "Übergrößenträger: „Straßenfest“ – ein Betreff, der länger ist als eine Zeile eines Kopfes sein darf\nBcc: x@example.org", text: text);

        await app.SendAsync();

        var mail = await sink.NextAsync();
        Assert.Equal("Übergrößenträger: „Straßenfest“ – ein Betreff, der länger ist als eine Zeile eines Kopfes sein darf Bcc: x@example.org", mail.Subject);
        Assert.Equal(text, mail.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(["erika@example.org"], mail.To);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_with_growing_pauses_and_gets_the_mail_when_it_is_back()
    {
        await app.BeginAsync(ClosedPort());
        var id = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        List<double> pauses = [];
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.Equal(0, await app.SendAsync());
            var row = await app.RowAsync(id);
            Assert.Equal((attempt, "no answer", null), (row.Attempts, row.Error, row.SentAt));
            pauses.Add((row.DueAt!.Value - app.Time.Now.UtcDateTime).TotalSeconds);
            // Not before it is due.
            app.Time.Now += TimeSpan.FromSeconds(pauses[^1] - 1);
            await app.SendAsync();
            Assert.Equal(attempt, (await app.RowAsync(id)).Attempts);
            app.Time.Now += TimeSpan.FromSeconds(1);
        }

        Assert.Equal([15, 45, 135, 405, 1215], pauses);
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        Assert.Equal(1, await app.SendAsync());
        Assert.Single(await sink.StopAsync());
        Assert.Null((await app.RowAsync(id)).Error);
    }

    [Theory]
    [InlineData("hang", 0)]
    [InlineData("stall", 1)]
    public async Task A_server_that_hangs_costs_no_more_than_the_timeout(string mode, int received)
    {
        await using var sink = await SmtpSink.StartAsync(mode);
        await app.BeginAsync(sink.Port, timeoutSeconds: 2);
        var id = await app.AddAsync();
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, await app.SendAsync());

        Assert.InRange(watch.Elapsed.TotalSeconds, 1.5, 8);
        var row = await app.RowAsync(id);
        Assert.Equal(("timeout", app.Time.Now.UtcDateTime.AddSeconds(15)), (row.Error, row.DueAt));
        Assert.Equal(received, (await sink.StopAsync()).Count);
    }

    [Fact]
    public async Task What_was_cut_off_after_its_last_byte_is_sent_again_under_the_same_number()
    {
        await using var broken = await SmtpSink.StartAsync("drop");
        await app.BeginAsync(broken.Port);
        var id = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        Assert.Equal(0, await app.SendAsync());
        var first = Assert.Single(await broken.StopAsync());
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        app.Time.Now += TimeSpan.FromSeconds(15);

        Assert.Equal(1, await app.SendAsync());

        var second = Assert.Single(await sink.StopAsync());
        Assert.Equal(($"<{id:N}@isek.example>", first.MessageId), (first.MessageId, second.MessageId));
    }

    [Fact]
    public async Task A_recipient_that_is_refused_for_good_is_not_tried_again()
    {
        await using var sink = await SmtpSink.StartAsync("refuse");
        await app.BeginAsync(sink.Port);
        var id = await app.AddAsync("niemand@example.org");

        await app.SendAsync();

        var row = await app.RowAsync(id);
        Assert.Equal((null, null, "refused: 550", 1), (row.DueAt, row.SentAt, row.Error, row.Attempts));
        // Kept, so that staff can have it tried again.
        Assert.Contains("niemand@example.org", row.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("niemand@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_address_is_not_tried_again()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        var id = await app.AddAsync("kein Postfach");

        await app.SendAsync();

        Assert.Equal((null, "no address"), ((await app.RowAsync(id)).DueAt, (await app.RowAsync(id)).Error));
    }

    [Fact]
    public async Task A_server_that_asks_for_patience_gets_it_until_the_attempts_are_used_up()
    {
        await using var sink = await SmtpSink.StartAsync("delay");
        await app.BeginAsync(sink.Port);
        var id = await app.AddAsync();
        using var clock = app.Time.At(app.Time.Now);
        for (var attempt = 1; attempt < OutboxMessage.AttemptsMax; attempt++)
        {
            await app.SendAsync();
            var waiting = await app.RowAsync(id);
            Assert.Equal((attempt, "delayed: 451"), (waiting.Attempts, waiting.Error));
            app.Time.Now = new DateTimeOffset(waiting.DueAt!.Value, TimeSpan.Zero);
        }

        await app.SendAsync();

        var row = await app.RowAsync(id);
        Assert.Equal((null, null, OutboxMessage.AttemptsMax), (row.DueAt, row.SentAt, row.Attempts));
        Assert.InRange((app.Time.Now.UtcDateTime - row.CreatedAt).TotalDays, 2.5, 5);
        Assert.NotEqual("", row.Payload);
    }

    [Fact]
    public async Task A_reminder_can_be_ended_from_the_mail_program_and_other_mail_cannot()
    {
        await using var broken = await SmtpSink.StartAsync("drop");
        await app.BeginAsync(broken.Port);
        var end = $"http://{MailApp.Town}.localhost/abbestellen/{new string('x', 400)}";
        var id = await app.AddAsync(new("erika@example.org", "Erinnerung", "Hallo", "Stadt Musterstadt") { UnsubscribeUrl = end });
        using var clock = app.Time.At(app.Time.Now);
        await app.SendAsync();
        var first = Assert.Single(await broken.StopAsync());
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        app.Time.Now += TimeSpan.FromSeconds(15);
        await app.AddAsync();

        Assert.Equal(2, await app.SendAsync());

        var mails = await sink.StopAsync();
        var again = Assert.Single(mails, m => m.MessageId == first.MessageId);
        Assert.Equal([$"List-Unsubscribe: <{end}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"], again.ListHeaders);
        Assert.Equal(first.ListHeaders, again.ListHeaders);
        Assert.Empty(Assert.Single(mails, m => m.MessageId != $"<{id:N}@isek.example>").ListHeaders);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
