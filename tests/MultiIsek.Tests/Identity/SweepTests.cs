using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Tests.Identity;

/// <summary>What the nightly sweep takes, and what it leaves.</summary>
[Collection("app")]
public sealed class SweepTests(App app)
{
    private const string City = "hagen";

    [Fact]
    public async Task A_stranger_who_typed_an_address_takes_no_invitation_of_its_owner_along()
    {
        const string mail = "amt-ohne-bestaetigung@example.org";
        var account = Guid.CreateVersion7();
        var now = app.Time.Now.UtcDateTime;
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            db.Add(
                new User
                {
                    Id = account,
                    Email = mail,
                    NormalizedEmail = mail.ToUpperInvariant(),
                    UserName = mail,
                    NormalizedUserName = mail.ToUpperInvariant(),
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    CreatedAt = now - SweepAccounts.UnconfirmedKept - TimeSpan.FromMinutes(1),
                }
            );
            db.Add(
                new Invitation
                {
                    Email = mail,
                    Role = Role.Editor,
                    TokenHash = new string('a', 64),
                    CreatedAt = now,
                    EndsAt = now + Invitation.Validity,
                }
            );
            await db.SaveChangesAsync();
            var mails = scope.Get<IMediator>();
            await mails.Send(new SendMail(mail, "Bestätigen", "Ihr Konto", City) { Account = account });
            await mails.Send(new SendMail(mail, "Einladung", "Die Stadt lädt ein", City));
            await db.SaveChangesAsync();
        }

        await using (var scope = app.Scope(City))
        {
            scope.Get<CurrentUser>().SetSystem();
            await scope.Services.GetServices<ICityChore>().OfType<SweepAccounts>().Single().RunAsync(CancellationToken.None);
        }

        await using var after = app.Scope(City);
        var left = after.Get<IsekDbContext>();
        Assert.False(await left.Set<User>().AnyAsync(u => u.Email == mail));
        Assert.Equal(1, await left.Set<Invitation>().Where(i => i.Email == mail).ExecuteDeleteAsync());
        Assert.Equal("Einladung", Assert.Single(await new Visitor(app, City).MailsAsync(mail)).Subject);
    }
}
