using System.Net;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Limits of what needs a link, a first step or the platform's host to get to, and what they cannot be used for.</summary>
[Collection("tight")]
public sealed class ReachedLimitsTests(TightApp app)
{
    private const int Most = 6;

    [Fact]
    public async Task Codes_are_not_tried_without_end()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var mail = $"{Guid.NewGuid():N}@example.org";
        var owner = await Visitor.StaffAsync(app, copy.Slug, Role.Editor, mail);
        var thief = At(copy.Slug, "192.0.2.31");
        using var password = await thief.SignInAsync(mail);

        await RefusedInTheEndAsync(() => thief.PostAsync("/anmelden/code", new() { ["code"] = "000000" }));

        using var desk = await owner.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_not_answered_without_end()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var guest = At(copy.Slug, "192.0.2.32");
        var path = await guest.InviteAsync("eingeladen@example.org", Role.Editor);

        await RefusedInTheEndAsync(() => guest.PostAsync(path, new() { ["name"] = "Bea", ["password"] = "kurz" }));
    }

    [Fact]
    public async Task The_way_to_the_citys_provider_and_back_is_limited()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await app.SetUpProviderAsync(copy.Slug, "https://127.0.0.1:9");
        var (there, back) = (At(copy.Slug, "192.0.2.33"), At(copy.Slug, "192.0.2.34"));

        await RefusedInTheEndAsync(() => there.PostAsync("/anmelden/dienst", []));
        await RefusedInTheEndAsync(() => back.GetAsync("/anmelden/dienst?code=x&state=y"));
    }

    [Fact]
    public async Task Codes_of_visits_are_not_guessed()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var guest = At(copy.Slug, "192.0.2.35");

        await RefusedInTheEndAsync(() => guest.PostAsync("/betrieb/eintreten/unbekannt", []));
    }

    [Fact]
    public async Task The_operators_own_forms_are_limited()
    {
        var (signingIn, invited) = (At("", "192.0.2.36"), At("", "192.0.2.37"));
        var path = await app.SendAsync(new InviteOperator($"{Guid.NewGuid():N}@betreiber.example"));

        await RefusedInTheEndAsync(() =>
            signingIn.PostAsync(
                "/betrieb/anmelden",
                new()
                {
                    ["email"] = "olga@betreiber.example",
                    ["password"] = "falsch-und-lang",
                    ["code"] = "000000",
                }
            )
        );
        await RefusedInTheEndAsync(() =>
            invited.PostAsync(
                path,
                new()
                {
                    ["name"] = "Olga",
                    ["password"] = "kurz",
                    ["code"] = "000000",
                }
            )
        );
    }

    [Fact]
    public async Task Links_of_reminders_are_not_guessed()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var guest = At(copy.Slug, "192.0.2.38");

        await RefusedInTheEndAsync(() => guest.PostAsync("/abbestellen/unbekannt", []));
    }

    [Fact]
    public async Task What_a_caller_says_of_its_address_does_not_count()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var (client, no) = (Callers.From(app.City(copy.Slug), "192.0.2.39"), 0);

        await RefusedInTheEndAsync(async () =>
        {
            using var form = new FormUrlEncodedContent([new("email", "a@example.org"), new("password", "falsch-und-lang")]);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/anmelden") { Content = form };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{++no}");
            return await client.SendAsync(request);
        });
    }

    [Fact]
    public async Task Strangers_at_many_addresses_do_not_keep_the_owner_out()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var mail = $"{Guid.NewGuid():N}@example.org";
        var owner = await Visitor.StaffAsync(app, copy.Slug, Role.Admin, mail);
        for (var stranger = 1; stranger <= 8; stranger++)
        {
            var visitor = At(copy.Slug, $"198.51.100.{stranger}");
            await RefusedInTheEndAsync(() => visitor.PostAsync("/anmelden", new() { ["email"] = mail, ["password"] = "falsch-und-lang" }));
        }

        var fresh = At(copy.Slug, "192.0.2.40");
        using var password = await fresh.SignInAsync(mail);
        Assert.StartsWith("/anmelden/code", password.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var code = await fresh.SubmitAsync("/anmelden/code?weiter=%2Fverwaltung", "main form", ("code", owner.Code()));
        Assert.Equal("/verwaltung", code.Headers.Location?.ToString());
    }

    private Visitor At(string city, string address) => new(app, city, Callers.From(city.Length == 0 ? app.Platform() : app.City(city), address));

    private static async Task RefusedInTheEndAsync(Func<Task<HttpResponseMessage>> act)
    {
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < Most; i++)
        {
            using var answer = await act();
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
                Assert.Contains("arten", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        // Four are allowed, and so is what stands before them.
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(3));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
