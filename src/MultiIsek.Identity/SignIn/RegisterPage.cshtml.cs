using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.SignIn;

/// <summary>Konto anlegen. Whether the address has an account already is told to its mailbox alone.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class RegisterPage(
    UserManager<User> users,
    IPasswordHasher<User> hasher,
    AccountMails mails,
    Attempts attempts,
    GuestForms guests,
    CurrentTenant tenant,
    IsekDbContext db,
    TimeProvider time
) : PageModel, IFaulty
{
    private const string Known = "known";
    private const string Nowhere = "nowhere.invalid";

    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Email { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsSent { get; private set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, [FromForm] string? name, [FromForm] string? password, [FromForm] string? website, CancellationToken ct)
    {
        (Email, Name) = ((email ?? "").Trim(), (name ?? "").Trim());
        var user = NewUser(Email, Name, time.GetUtcNow().UtcDateTime);
        Faults = [.. await CheckAsync(users, user, password)];
        if (Faults.Count > 0)
        {
            return Page();
        }

        if ((attempts.TakeMail(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        IsSent = true;
        if (!string.IsNullOrEmpty(website) || !attempts.MayMailTo(tenant, Email))
        {
            // A field that no person sees, or a mailbox that got enough: say the same and do nothing.
            return Page();
        }

        try
        {
            await CreateAsync(user, password!, ct);
        }
        catch (DbUpdateException)
        {
            // The same address at the same moment: the other one made the account and wrote to it.
        }

        return Page();
    }

    private async Task CreateAsync(User user, string password, CancellationToken ct)
    {
        // Known or not, the password is hashed once, and nobody guesses at it a second time: the answer takes as long.
        user.PasswordHash = hasher.HashPassword(user, password);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isKnown = await users.FindByEmailAsync(Email) is not null;
        if (isKnown)
        {
            // An account that nobody ever sees is made and taken back, so that the answer takes as long as with one that stays.
            (user.Email, user.UserName) = ($"{user.Id:N}@{Nowhere}", $"{user.Id:N}@{Nowhere}");
            await transaction.CreateSavepointAsync(Known, ct);
        }

        if ((await users.CreateAsync(user)).Succeeded)
        {
            db.Add(new Membership(user.Id, Role.Citizen, user.CreatedAt));
            var token = await users.GenerateEmailConfirmationTokenAsync(user);
            await mails.ConfirmAsync(Email, user.Id, $"/registrieren/bestaetigen/{MailTokens.Write(user.Id, token)}", ct);
        }

        await db.SaveChangesAsync(ct);
        if (isKnown)
        {
            await transaction.RollbackToSavepointAsync(Known, ct);
            db.ChangeTracker.Clear();
            await mails.KnownAsync(Email, ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    public static User NewUser(string email, string name, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            DisplayName = name,
            CreatedAt = now,
        };

    /// <summary>What is wrong with name, address and password of a new account.</summary>
    public static async Task<IEnumerable<Fault>> CheckAsync(UserManager<User> users, User user, string? password)
    {
        List<Fault> faults = [];
        if (!EmailForm.Fits(user.Email, Identity.SignIn.User.EmailMax))
        {
            faults.Add(new("email", "Geben Sie eine gültige E-Mail-Adresse ein."));
        }

        if (PersonName.FaultOf(user.DisplayName) is { } fault)
        {
            faults.Add(new("name", fault));
        }

        faults.AddRange(await PasswordFaultsAsync(users, user, password));
        return faults;
    }

    public static async Task<IEnumerable<Fault>> PasswordFaultsAsync(UserManager<User> users, User user, string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            return [new("password", "Geben Sie ein Passwort ein.")];
        }

        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, user, password);
            if (!result.Succeeded)
            {
                return [.. result.Errors.Select(e => new Fault("password", e.Description))];
            }
        }

        return [];
    }
}
