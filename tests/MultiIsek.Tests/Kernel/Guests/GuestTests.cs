using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Participation.Comments;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Kernel.Guests;

/// <summary>Altcha's proof of work: asked for in a burst, good for one form of one city, and nobody without scripts is shut out.</summary>
[Collection("guests")]
public sealed class GuestTests(GuestApp app)
{
    private const string City = "herzberg";
    private const string Published = "Veröffentlicht";
    private const string Waits = "ohne die Rechenaufgabe";
    private static int _callers;

    [Fact]
    public async Task In_calm_times_nobody_needs_a_proof_and_none_is_kept()
    {
        var before = await SpentAsync();
        var (state, _) = await SendAsync(NewCaller(), _ => null);

        Assert.Equal(Published, state);
        Assert.Equal(before, await SpentAsync());
    }

    [Fact]
    public async Task In_a_burst_a_contribution_without_a_proof_is_stored_and_numbered_and_waits_and_the_receipt_says_so()
    {
        var caller = NewCaller();
        await SendAsync(caller, _ => null);

        var (state, receipt) = await SendAsync(caller, _ => null);

        Assert.Equal("Wird gelesen", state);
        Assert.Contains("keinen Nachweis mitgeschickt, dass kein Programm schreibt", receipt.TextOf("main"), StringComparison.Ordinal);
        Assert.Matches(@"^H-\d{4}-\d{5}$", receipt.TextOf("#nummer"));
    }

    [Fact]
    public async Task A_proof_opens_one_form_and_no_second()
    {
        var caller = NewCaller();
        await SendAsync(caller, _ => null);
        var proof = "";

        var (first, _) = await SendAsync(caller, page => proof = GuestApp.Solve(page));
        var (second, _) = await SendAsync(caller, _ => proof);

        Assert.Equal(Published, first);
        Assert.Equal("Wird gelesen", second);
    }

    [Fact]
    public async Task A_proof_of_another_city_a_forged_one_and_one_that_is_too_old_open_nothing()
    {
        var caller = NewCaller();
        await SendAsync(caller, _ => null);
        var elsewhere = await app.PhaseAsync("musterstadt");
        var foreign = GuestApp.Solve(await app.City("musterstadt").Page(CommentUrl.Form(elsewhere.Key, "b-steg", 0, null)));
        Assert.Equal("Wird gelesen", (await SendAsync(caller, _ => foreign)).State);

        caller = NewCaller();
        await SendAsync(caller, _ => null);
        Assert.Equal("Wird gelesen", (await SendAsync(caller, GuestApp.Miss)).State);
        Assert.Equal("Wird gelesen", (await SendAsync(caller, page => $"{GuestApp.Solve(page)[..^4]}AAAA")).State);

        caller = NewCaller();
        await SendAsync(caller, _ => null);
        var old = "";
        await SendAsync(caller, page => (old = GuestApp.Solve(page)) is null ? null : null);
        app.Time.Now += TimeSpan.FromHours(9);
        await SendAsync(caller, _ => null);
        Assert.Equal("Wird gelesen", (await SendAsync(caller, _ => old)).State);
    }

    [Fact]
    public async Task Of_ten_instances_one_takes_a_proof()
    {
        var phase = await app.PhaseAsync(City);
        var proof = GuestApp.Solve(await app.City(City).Page(CommentUrl.Form(phase.Key, "m1-1", 1, null)));

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                {
                    await using var scope = app.Scope(City);
                    return await scope.Get<Proofs>().SpendAsync(proof, default);
                })
        );

        Assert.Single(taken, t => t);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("7.")]
    [InlineData("-1.x")]
    [InlineData("4294967296.x")]
    [InlineData("7.not-a-seal")]
    public async Task What_is_no_proof_opens_nothing(string proof)
    {
        await using var scope = app.Scope(City);
        Assert.False(await scope.Get<Proofs>().SpendAsync(proof, default));
    }

    [Fact]
    public async Task What_was_spent_is_kept_until_it_is_too_old_anyway()
    {
        var phase = await app.PhaseAsync(City);
        var proof = GuestApp.Solve(await app.City(City).Page(CommentUrl.Form(phase.Key, "m1-1", 1, null)));
        await using var scope = app.Scope(City);
        var proofs = scope.Get<Proofs>();
        Assert.True(await proofs.SpendAsync(proof, default));
        var spent = await SpentAsync();

        await proofs.RunAsync(default);
        Assert.Equal(spent, await SpentAsync());

        app.Time.Now += TimeSpan.FromDays(8);
        await proofs.RunAsync(default);
        Assert.Equal(0, await SpentAsync());
    }

    [Fact]
    public async Task Of_messages_without_a_proof_a_few_are_taken_then_one_waits_and_a_proof_helps()
    {
        var caller = NewCaller();
        Assert.Equal(HttpStatusCode.OK, (await MessageAsync(caller, false)).Status);
        Assert.Equal(HttpStatusCode.OK, (await MessageAsync(caller, false)).Status);

        var (status, wait, text) = await MessageAsync(caller, false);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.Contains("Es kamen gerade viele Nachrichten.", text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await MessageAsync(caller, true)).Status);
    }

    [Fact]
    public void Every_form_with_a_trap_for_programs_carries_a_task()
    {
        var forms = Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("class=\"trap\"", StringComparison.Ordinal))
            .ToList();

        Assert.True(forms.Count >= 7, $"{forms.Count}");
        // A whole room asks at one moment from one address: that is no burst of a program.
        Assert.DoesNotContain(forms.Where(f => Path.GetFileName(f) != "AskPage.cshtml"), f => !File.ReadAllText(f).Contains("<proof />", StringComparison.Ordinal));
    }

    private static string NewCaller() => $"198.51.100.{Interlocked.Increment(ref _callers)}";

    private async Task<(string State, AngleSharp.Html.Dom.IHtmlDocument Receipt)> SendAsync(string caller, Func<AngleSharp.Html.Dom.IHtmlDocument, string?> proof)
    {
        var phase = await app.PhaseAsync(City);
        var url = CommentUrl.Form(phase.Key, "m1-1", 1, null);
        var page = await app.City(City).Page(url);
        var form = await app.FormAsync(City, phase.Key);
        using var answer = await (form with { Proof = proof(page) }).SendAsync($"Ein Beitrag von {caller}.", headers: (CommentApp.Address, caller));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = await answer.Html();
        var row = await app.ReadAsync(City, db => db.Set<Contribution>().AsNoTracking().SingleAsync(c => c.PhaseId == phase.Id));
        Assert.Equal(row.State == ContributionState.Pending, row.BlockedReason?.Contains(Waits, StringComparison.Ordinal) == true);
        return (receipt.QuerySelectorAll(".trail h3")[1].TextContent, receipt);
    }

    private async Task<(HttpStatusCode Status, TimeSpan? Wait, string Text)> MessageAsync(string caller, bool hasProof)
    {
        var client = app.City(City);
        var page = await client.Page("/kontakt/nachricht");
        app.Time.Now += TimeSpan.FromSeconds(10);
        Dictionary<string, string> fields = new()
        {
            ["to"] = "",
            ["text"] = $"Eine Frage {Guid.NewGuid()}",
            ["email"] = "frage@example.org",
            ["token"] = page.QuerySelector("input[name=token]")!.GetAttribute("value")!,
            ["proof"] = hasProof ? GuestApp.Solve(page) : "",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/kontakt/nachricht") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(CommentApp.Address, caller);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta, (await answer.Html()).TextOf("main"));
    }

    private Task<int> SpentAsync() => app.ReadAsync(City, db => db.Set<SpentProof>().CountAsync());
}
