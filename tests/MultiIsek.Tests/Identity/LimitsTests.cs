using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

[CollectionDefinition("tight")]
public sealed class TightCollection : ICollectionFixture<TightApp>;

/// <summary>An application with limits as low as they go.</summary>
public sealed class TightApp : App
{
    public const string Town = "musterstadt";

    public override async Task InitializeAsync()
    {
        await Database.CreateAsync(DataDirectory);
        _ = Services;
        await ImportAsync(Repository.Samples.Single(f => Path.GetFileName(f) == Town));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Callers(isEachItsOwn: false)));
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [.. base.Settings, new("Accounts:AttemptsPerAddress", "4"), new("Accounts:ActsPerAccount", "3"), new("Accounts:MailsPerAddress", "2")];
}

/// <summary>Every act around accounts has a limit; what was right is no attempt.</summary>
[Collection("tight")]
public sealed class LimitsTests(TightApp app)
{
    private const int Most = 6;

    [Theory]
    [InlineData("/anmelden", "email=a%40example.org&password=falsch-und-lang")]
    [InlineData("/anmelden?handler=PasskeyOptions", "")]
    [InlineData("/anmelden?handler=Passkey", "credential=%7B%7D")]
    [InlineData("/passwort-vergessen", "email=a%40example.org")]
    [InlineData("/registrieren", "name=Bea&email=a%40example.org&password=Gleisdreieck-Wolkenbank-47")]
    [InlineData("/registrieren/bestaetigen/unbekannt", "")]
    [InlineData("/passwort-neu/unbekannt", "password=Gleisdreieck-Wolkenbank-47")]
    public async Task A_guest_who_tries_and_tries_reads_when_to_come_again(string url, string body)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var guest = new Visitor(app, copy.Slug);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < Most; i++)
        {
            using var content = new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
            using var answer = await guest.SendContentAsync(url, content);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
                Assert.Contains("arten", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.True(answer.Headers.CacheControl!.NoStore);
            }
        }

        Assert.NotEqual(HttpStatusCode.TooManyRequests, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        // The neighbour knows nothing of it.
        using var there = await new Visitor(app, TightApp.Town).GetAsync("/anmelden");
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Colleagues_behind_one_address_sign_in_one_after_the_other()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        for (var i = 0; i < Most; i++)
        {
            var mail = $"{Guid.NewGuid():N}@example.org";
            var person = await Visitor.StaffAsync(app, copy.Slug, Role.Editor, mail);
            var elsewhere = new Visitor(app, copy.Slug);
            using var password = await elsewhere.SignInAsync(mail);
            Assert.StartsWith("/anmelden/code", password.Headers.Location?.ToString(), StringComparison.Ordinal);
            using var code = await elsewhere.SubmitAsync("/anmelden/code?weiter=%2Fverwaltung", "main form", ("code", person.Code()));
            Assert.Equal("/verwaltung", code.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task Whoever_finds_an_open_screen_cannot_guess_the_password_there()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var (person, _) = await app.CitizenAsync(copy.Slug);
        HttpStatusCode last = default;
        for (var i = 0; i < Most; i++)
        {
            using var answer = await person.SubmitAsync("/konto/loeschen", "main form", ("password", $"falsch-{i}"));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData(Role.Citizen, "/konto", "form[action$='Name']", "name")]
    [InlineData(Role.Admin, "/konto/erinnerungen", "main form", "")]
    [InlineData(Role.Admin, "/verwaltung/mitglieder", "form[action$='Invite']", "email")]
    [InlineData(Role.Admin, "/verwaltung/schluessel", "form[action='/verwaltung/schluessel']", "name")]
    [InlineData(Role.Admin, "/verwaltung/stadt/kontakt", "main form", "")]
    public async Task Acts_of_one_account_are_limited_on_every_page_of_rights_and_settings(Role role, string url, string form, string field)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var person = role == Role.Citizen ? (await app.CitizenAsync(copy.Slug)).Visitor : await Visitor.StaffAsync(app, copy.Slug, role);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < Most; i++)
        {
            using var answer = await person.SubmitAsync(url, form, field.Length == 0 ? [] : [(field, $"kein Name {i}")]);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains("Bitte warten Sie einen Moment", (await answer.Html()).TextOf("h1"), StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(HttpStatusCode.TooManyRequests, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        // Looking goes on, and others are not meant.
        using var look = await person.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, look.StatusCode);
    }
}
