using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>A role that was taken stays taken: no older link, no other window gives it back.</summary>
[Collection("app")]
public sealed class TakenRolesTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task The_newest_invitation_alone_opens()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var person = new Visitor(app, City);
        var first = await person.InviteAsync(mail, Role.Editor);
        var second = await person.InviteAsync(mail.ToUpperInvariant(), Role.Editor);
        var other = await person.InviteAsync(mail, Role.Moderator);

        using var old = await person.GetAsync(first);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        await person.JoinAsync(second);
        // Another role is another invitation.
        using var moderator = await person.GetAsync(other);
        Assert.Equal(HttpStatusCode.OK, moderator.StatusCode);
    }

    [Fact]
    public async Task A_role_that_was_taken_does_not_come_back_by_a_link_that_was_still_open()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var person = await Visitor.StaffAsync(app, City, Role.Moderator, mail);
        var id = await IdAsync(mail);
        await using (var scope = app.Scope(City))
        {
            // As it could be left from before the role was given.
            scope
                .Get<IsekDbContext>()
                .Add(
                    new Invitation
                    {
                        Email = mail,
                        Role = Role.Moderator,
                        TokenHash = new string('a', 64),
                        CreatedAt = app.Time.Now.UtcDateTime,
                        EndsAt = app.Time.Now.UtcDateTime.AddDays(7),
                    }
                );
            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        using var taken = await admin.SubmitAsync("/verwaltung/mitglieder", $"form[action$='Remove']:has(input[value='{id}'])");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        await using var after = app.Scope(City);
        Assert.False(await after.Get<IsekDbContext>().Set<Invitation>().AnyAsync(i => i.Email == mail && i.AcceptedAt == null));
        using var gone = await person.GetAsync("/verwaltung/beitraege");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Fact]
    public async Task Two_links_of_one_new_person_at_once_make_one_account_and_no_error()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var person = new Visitor(app, City);
        var paths = new[] { await person.InviteAsync(mail, Role.Editor), await person.InviteAsync(mail, Role.Moderator) };

        var answers = await Task.WhenAll(paths.Select(p => new Visitor(app, City).SubmitAsync(p, $"form[action='{p}']", ("name", "Erika Muster"), ("password", Visitor.Password))));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{a.StatusCode}"));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    private async Task<Guid> IdAsync(string mail)
    {
        await using var scope = app.Scope(City);
        return await scope.Get<IsekDbContext>().Set<MultiIsek.Identity.SignIn.User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync();
    }
}
