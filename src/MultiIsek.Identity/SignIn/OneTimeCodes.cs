using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.SignIn;

/// <summary>
/// Codes der App (RFC 6238): the framework takes a code as often as it comes within its window, this takes each once. Which step was used stands in the
/// database, and the statement that writes it decides.
/// </summary>
internal sealed class OneTimeCodes(IsekDbContext db, TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    private const int StepSeconds = 30;

    /// <summary>Steps before and after the present one: clocks of telephones differ.</summary>
    private const int Window = 2;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) => !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (token.Length != 6 || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return false;
        }

        var secret = Bytes(key);
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - Window; step <= now + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(secret, step)), System.Text.Encoding.UTF8.GetBytes(token)))
            {
                return await TakeAsync(user.Id, step);
            }
        }

        return false;
    }

    private async Task<bool> TakeAsync(Guid user, long step)
    {
        var codes = db.Set<UsedCode>().Where(c => c.UserId == user);
        if (await codes.Where(c => c.Step < step).ExecuteUpdateAsync(s => s.SetProperty(c => c.Step, step)) == 1)
        {
            return true;
        }

        if (await codes.AnyAsync())
        {
            return false;
        }

        var first = new UsedCode(user, step);
        db.Add(first);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // The same account's first code at the same moment: the other one has it.
            db.Entry(first).State = EntityState.Detached;
            return false;
        }
    }

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = CryptographicOperations.HmacData(HashAlgorithmName.SHA1, secret, counter);
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        List<byte> bytes = [];
        var (bits, count) = (0, 0);
        foreach (var sign in base32.TrimEnd('='))
        {
            bits = ((bits << 5) | Alphabet.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal)) & 0xFFFFF;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }
}
