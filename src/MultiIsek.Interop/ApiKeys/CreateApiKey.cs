using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>API-Schlüssel anlegen.</summary>
/// <param name="LastDay">The last day (Berlin) on which it opens anything; at most a year from now.</param>
/// <returns>The key, which nobody sees again.</returns>
/// <exception cref="RefusedException">A value is missing or wrong; <see cref="Check"/> says which.</exception>
internal sealed record CreateApiKey(string Name, IReadOnlyList<ApiScope> Scopes, DateOnly? LastDay) : IRequest<string>, IAudited
{
    /// <summary>Set by the handler.</summary>
    public Guid KeyId { get; set; }

    public Act Act => new("key.created", KeyId.ToString(), [.. Scopes.Select(s => s.Name())]);

    public static DateOnly LongestDay(DateOnly today) => today.AddYears(1);

    public IReadOnlyList<Fault> Check(DateOnly today)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > ApiKey.NameMax)
        {
            faults.Add(new("name", $"Bitte sagen Sie, wofür der Schlüssel ist, mit höchstens {ApiKey.NameMax} Zeichen."));
        }

        if (Scopes.Count == 0 || Scopes.Any(s => !Enum.IsDefined(s)))
        {
            faults.Add(new("scope-0", "Bitte wählen Sie, was der Schlüssel zeigen soll. Was öffentlich ist, braucht keinen."));
        }

        if (LastDay is not { } day || day < today || day > LongestDay(today))
        {
            faults.Add(new("until", "Bitte geben Sie einen Tag an: frühestens heute, spätestens in einem Jahr."));
        }

        return faults;
    }
}

/// <summary>API-Schlüssel widerrufen: at once, in every instance.</summary>
/// <exception cref="RefusedException">There is none, or it is revoked already.</exception>
internal sealed record RevokeApiKey(Guid KeyId) : IRequest<Unit>, IAudited
{
    public Act Act => new("key.revoked", KeyId.ToString());
}

internal sealed class ApiKeyHandlers(IsekDbContext db, CurrentUser current, TimeProvider time) : IRequestHandler<CreateApiKey, string>, IRequestHandler<RevokeApiKey, Unit>
{
    public async Task<string> Handle(CreateApiKey command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (command.Check(Berlin.Day(now)) is [var fault, ..])
        {
            throw new RefusedException(fault.Message);
        }

        var secret = ApiKey.NewSecret();
        var key = new ApiKey
        {
            Name = command.Name.Trim(),
            Shown = secret[..ApiKey.ShownLength],
            Hash = ApiKey.HashOf(secret),
            Scopes = [.. command.Scopes.Distinct().Order()],
            CreatedAt = now,
            EndsAt = Berlin.StartOf(command.LastDay!.Value.AddDays(1)),
            VisitId = current.VisitId,
        };
        command.KeyId = key.Id;
        db.Add(key);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    public async Task<Unit> Handle(RevokeApiKey command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var revoked = await db.Set<ApiKey>().Where(k => k.Id == command.KeyId && k.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, now), ct);
        return revoked == 1 ? Unit.Value : throw new RefusedException("Diesen Schlüssel gibt es nicht, oder er ist schon widerrufen.");
    }
}
