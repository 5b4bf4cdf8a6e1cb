using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>A session of staff and of the operator's people ends by itself: two hours after its last use, and twelve after it began however busy it was.</summary>
[Collection("app")]
public sealed class SessionLimitTests(App app)
{
    private const string Desk = "/verwaltung";
    private const string Platform = "/betrieb";

    [Fact]
    public async Task An_idle_session_of_staff_ends_after_two_hours()
    {
        var staff = await Visitor.StaffAsync(app, "musterstadt", Role.Editor);
        var start = app.Time.Now;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(staff, start + TimeSpan.FromMinutes(115)));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(staff, start + TimeSpan.FromMinutes(115 + 125)));
    }

    [Fact]
    public async Task A_busy_session_of_staff_ends_after_twelve_hours()
    {
        var staff = await Visitor.StaffAsync(app, "musterstadt", Role.Editor);
        var start = app.Time.Now;

        for (var hours = 1; hours < 12; hours++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(staff, start + TimeSpan.FromHours(hours)));
        }

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(staff, start + TimeSpan.FromHours(12) + TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task An_idle_session_of_the_operator_ends_after_two_hours()
    {
        var (person, _) = await app.OperatorAsync();
        var start = app.Time.Now;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, start + TimeSpan.FromMinutes(115), Platform));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(person, start + TimeSpan.FromMinutes(115 + 125), Platform));
        // Over for good: the clock of this instance alone does not bring it back.
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(person, start + TimeSpan.FromMinutes(116), Platform));
    }

    [Fact]
    public async Task A_busy_session_of_the_operator_ends_after_twelve_hours()
    {
        var (person, _) = await app.OperatorAsync();
        var start = app.Time.Now;

        for (var hours = 1; hours < 12; hours++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, start + TimeSpan.FromHours(hours), Platform));
        }

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(person, start + TimeSpan.FromHours(12) + TimeSpan.FromMinutes(2), Platform));
    }

    private async Task<HttpStatusCode> StatusAsync(Visitor staff, DateTimeOffset at, string url = Desk)
    {
        using (app.Time.At(at))
        {
            // What was looked up half a minute ago may stand; here hours go by between two requests.
            app.Services.GetRequiredService<SessionCheck>().Forget();
            using var answer = await staff.GetAsync(url);
            return answer.StatusCode;
        }
    }
}
