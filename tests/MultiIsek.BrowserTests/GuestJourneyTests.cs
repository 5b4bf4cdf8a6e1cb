using System.Web;
using MultiIsek.Kernel.Guests;

namespace MultiIsek.BrowserTests;

/// <summary>The proof of work of a guest's form, as a real browser finds it: under the site's own policy, with nothing to see and nothing to operate.</summary>
[Collection("browser")]
public sealed class GuestJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task The_browser_solves_the_task_and_the_keyboard_alone_sends_the_form()
    {
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        await visit.FindAsync("herzberg", "Bildung in Herzberg", 2);
        await page.GetByLabel(CommentForm.Text).FocusAsync();
        await page.Keyboard.TypeAsync("Geschrieben und gesendet ohne Maus.");
        app.Time.Now += TimeSpan.FromMinutes(2);
        var send = page.GetByRole(AriaRole.Button, new() { Name = CommentForm.Send, Exact = true });
        await send.FocusAsync();

        var request = await page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("Enter"), r => r.Method == "POST");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ihr Kommentar ist angekommen");
        var proof = HttpUtility.ParseQueryString(request.PostData!)["proof"];
        Assert.Matches(@"^\d+\.", proof);
        await using var scope = app.Scope("herzberg");
        Assert.True(await scope.Get<Proofs>().SpendAsync(proof, default));
        Looks.Nothing(visit.Complaints);
    }
}
