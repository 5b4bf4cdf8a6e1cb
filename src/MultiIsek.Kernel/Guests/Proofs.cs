using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Guests;

/// <summary>Rechenaufgabe (proof of work, as Altcha sets it): find the counter for which PBKDF2-SHA256 of nonce and counter begins with a zero byte.</summary>
/// <param name="Cost">Rounds of one try.</param>
public sealed record Challenge(byte[] Nonce, byte[] Salt, int Cost, DateTime EndsAt)
{
    public const int KeyLength = 32;

    /// <summary>Hex, as the worker compares it.</summary>
    public const string KeyPrefix = "00";

    public bool IsSolvedBy(uint counter)
    {
        Span<byte> password = stackalloc byte[Nonce.Length + sizeof(uint)];
        Nonce.CopyTo(password);
        BinaryPrimitives.WriteUInt32BigEndian(password[Nonce.Length..], counter);
        return Rfc2898DeriveBytes.Pbkdf2(password, Salt, Cost, HashAlgorithmName.SHA256, KeyLength)[0] == 0;
    }
}

/// <summary>
/// Sets the tasks of one city's forms and takes their solutions, each once. The seal is the signature: encrypted and authenticated with the installation's keys,
/// and good in this city only, so that no row is written before a solution comes.
/// </summary>
public sealed class Proofs(CitySeal seal, IsekDbContext db, TimeProvider time, IOptions<GuestOptions> options) : ICityChore
{
    private const string Purpose = "MultiIsek.Kernel.Proof";
    private const int Longest = 1000;

    public (Challenge Challenge, string Seal) New()
    {
        var challenge = new Challenge(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16), options.Value.Cost, Now + options.Value.MaxAge);
        return (challenge, seal.Seal(Purpose, challenge));
    }

    /// <summary>Whether it solves a challenge of this city that is not too old, and is the first to do so.</summary>
    /// <param name="proof">The counter, a dot, the seal.</param>
    public async Task<bool> SpendAsync(string? proof, CancellationToken ct)
    {
        var at = proof?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (
            at < 0
            || !uint.TryParse(proof.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var counter)
            || seal.Open<Challenge>(Purpose, proof![(at + 1)..], Longest) is not { } challenge
            || challenge.EndsAt < Now
            || !challenge.IsSolvedBy(counter)
        )
        {
            return false;
        }

        var nonce = Convert.ToHexStringLower(challenge.Nonce);
        db.Add(new SpentProof(nonce, challenge.EndsAt));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Spent already. Anything else is a failure.
            db.ChangeTracker.Clear();
            if (await db.Set<SpentProof>().AnyAsync(p => p.Nonce == nonce, ct))
            {
                return false;
            }

            throw;
        }
    }

    /// <summary>What is too old for any form.</summary>
    public Task RunAsync(CancellationToken ct)
    {
        var now = Now;
        return db.Set<SpentProof>().Where(p => p.EndsAt < now).ExecuteDeleteAsync(ct);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
