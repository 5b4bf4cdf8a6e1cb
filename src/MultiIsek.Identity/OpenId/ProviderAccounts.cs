using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Account;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.OpenId;

/// <summary>What came of a sign-in with the city's provider.</summary>
internal enum Arrival
{
    SignedIn,
    NeedsCode,

    /// <summary>The address has an account here that was never connected: it must sign in itself first.</summary>
    AddressIsTaken,

    /// <summary>The provider gives no address, or does not stand up for it.</summary>
    NoAddress,
    Refused,
}

/// <summary>
/// Konten, die sich mit dem Anmeldedienst anmelden. An account is found by provider and subject only. An e-mail address never opens an existing account: it is
/// connected by its owner, who has signed in to it.
/// </summary>
internal sealed class ProviderAccounts(
    IsekDbContext db,
    UserManager<User> users,
    SignInManager<User> signIn,
    ProviderRoles roles,
    SessionCheck sessions,
    IAudit audit,
    CurrentUser current,
    IMediator mediator,
    TimeProvider time,
    IOptions<AccountOptions> options
)
{
    public async Task<Arrival> SignInAsync(IdentityProvider provider, ProviderPerson person, CancellationToken ct)
    {
        var login = LoginOf(person.Issuer);
        var user = await users.FindByLoginAsync(login, person.Subject);
        if (user is null)
        {
            if (Address(provider, person) is not { } mail)
            {
                return Arrival.NoAddress;
            }

            if (await users.FindByEmailAsync(mail) is { } taken)
            {
                if (!await IsNobodysAsync(taken, ct))
                {
                    return Arrival.AddressIsTaken;
                }

                // The provider stands up for the address, which whoever registered it never confirmed.
                await mediator.Send(new EraseAccount(taken.Id), ct);
            }

            user = await CreateAsync(provider, person, mail, login, ct);
        }

        if (user is null || !await signIn.CanSignInAsync(user))
        {
            return Arrival.Refused;
        }

        await roles.UpdateAsync(provider, person, user, ct);
        sessions.Forget();
        var at = time.GetUtcNow().UtcDateTime - (person.Age ?? options.Value.Recent);
        List<Claim> claims = [new(Claims.SignedInAt, at.Ticks.ToString(CultureInfo.InvariantCulture)), new(Claims.Provider, login)];
        if (person.Session is { } there)
        {
            claims.Add(new(Claims.ProviderSession, ProviderSessions.HashOf(person.Issuer, there)));
        }

        if (person.IsStrong(provider.StrongMethods))
        {
            await signIn.SignInWithClaimsAsync(user, null, [new Claim("amr", "mfa"), .. claims]);
            return Arrival.SignedIn;
        }

        if (user.TwoFactorEnabled)
        {
            // The framework keeps who it is until the code was shown.
            var result = await signIn.ExternalLoginSignInAsync(login, person.Subject, isPersistent: false, bypassTwoFactor: false);
            if (!result.RequiresTwoFactor)
            {
                return Arrival.Refused;
            }

            if (claims.Find(c => c.Type == Claims.ProviderSession) is { } session)
            {
                await KeepSessionAsync(signIn.Context, user, login, session.Value);
            }

            return Arrival.NeedsCode;
        }

        await signIn.SignInWithClaimsAsync(user, null, [new Claim("amr", "pwd"), .. claims]);
        return Arrival.SignedIn;
    }

    private async Task<bool> IsNobodysAsync(User user, CancellationToken ct) =>
        !user.EmailConfirmed && !await db.Set<Membership>().AnyAsync(m => m.UserId == user.Id && m.Role != Role.Citizen, ct);

    /// <summary>The framework's own cookie of the second step, once more with what it has no place for.</summary>
    private static Task KeepSessionAsync(HttpContext http, User user, string login, string there)
    {
        ClaimsIdentity step = new(
            [new Claim(ClaimTypes.Name, user.Id.ToString()), new Claim(Claims.Provider, login), new Claim(Claims.ProviderSession, there)],
            IdentityConstants.TwoFactorUserIdScheme
        );
        return http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(step));
    }

    /// <summary>Connects an account whose owner asked for it in a session that is still there.</summary>
    public async Task<bool> ConnectAsync(IdentityProvider provider, ProviderPerson person, Guid userId, Guid? sessionId, CancellationToken ct)
    {
        var login = LoginOf(person.Issuer);
        if (!await db.Set<Session>().AnyAsync(s => s.Id == sessionId && s.UserId == userId, ct) || await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return false;
        }

        if (await users.FindByLoginAsync(login, person.Subject) is { } owner)
        {
            return owner.Id == userId;
        }

        current.Set(userId, []);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await users.AddLoginAsync(user, new UserLoginInfo(login, person.Subject, provider.Label)).MustAsync();
        await audit.AppendAsync(new Act("login.connected", userId.ToString()), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Names the issuer, so that another provider's subject of the same name is another person.</summary>
    public static string LoginOf(string issuer) => $"oidc:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer)))[..40]}";

    private static string? Address(IdentityProvider provider, ProviderPerson person) =>
        person.Email is { } mail && EmailForm.Fits(mail, User.EmailMax) && (person.IsMailVerified || provider.VouchesForMail) ? mail : null;

    private async Task<User?> CreateAsync(IdentityProvider provider, ProviderPerson person, string mail, string login, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var name = person.Name.Length > 0 ? person.Name : mail.Split('@')[0];
        var user = RegisterPage.NewUser(mail, name.Length <= User.NameMax ? name : name[..User.NameMax], now);
        user.EmailConfirmed = true;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (!(await users.CreateAsync(user)).Succeeded || !(await users.AddLoginAsync(user, new UserLoginInfo(login, person.Subject, provider.Label))).Succeeded)
            {
                return null;
            }

            db.Add(new Membership(user.Id, Role.Citizen, now));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return user;
        }
        catch (DbUpdateException)
        {
            // The same person at the same moment: the other sign-in made the account; the next attempt finds it.
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
