using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Letters;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Account;

/// <summary>Eigene Daten: all that is kept of one person in this city, as a ZIP of JSON files and a readme.</summary>
internal sealed class OwnData(IsekDbContext db, UserManager<User> users, IEnumerable<IPersonalData> modules, CurrentSite site, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<byte[]> ZipAsync(User person, CancellationToken ct)
    {
        List<PersonalFile> files = [];
        foreach (var module in modules)
        {
            files.AddRange(await module.ListAsync(person.Id, ct));
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "liesmich.txt", Encoding.UTF8.GetBytes(Readme(files)), ct);
            await AddAsync(zip, "account.json", Json(await AccountAsync(person, ct)), ct);
            await AddAsync(zip, "sessions.json", Json(await SessionsAsync(person.Id, ct)), ct);
            await AddAsync(zip, "roles.json", Json(await RolesAsync(person.Id, ct)), ct);
            await AddAsync(zip, "log.json", Json(await LogAsync(person.Id, ct)), ct);
            foreach (var file in files)
            {
                await AddAsync(zip, file.Name, file.Content as byte[] ?? (file.Content is string text ? Encoding.UTF8.GetBytes(text) : Json(file.Content)), ct);
            }
        }

        return bytes.ToArray();
    }

    private string Readme(IEnumerable<PersonalFile> files) =>
        $"""
            Ihre Daten bei {site.City.FullName}, Stand {time.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm} (UTC)

            account.json   Ihr Konto: Name, E-Mail-Adresse, zweiter Faktor, Passkeys, Verbindung zum Anmeldedienst der Stadt, abbestellte Erinnerungen
            sessions.json  Wo Sie angemeldet sind
            roles.json     Ihre Rollen
            log.json       Einträge des Protokolls der Stadt, die Sie bewirkt haben oder die Ihr Konto betreffen
            {string.Join("\n            ", files.Select(f => $"{f.Name, -14} {f.About}"))}

            Was Sie ohne Anmeldung geschrieben haben, ist nicht dabei: Dorthin führt allein der Abrufcode, {site.City.CanonicalHost}/mitmachen/nachsehen

            Passwort, Schlüssel der App und Wiederherstellungscodes sind nicht dabei; sie öffnen Ihr Konto.
            Zeiten sind in UTC.
            """;

    private async Task<object> AccountAsync(User person, CancellationToken ct) =>
        new
        {
            person.Id,
            person.Email,
            person.EmailConfirmed,
            person.DisplayName,
            person.CreatedAt,
            person.SignedInAt,
            HasPassword = person.PasswordHash is not null,
            HasApp = person.TwoFactorEnabled,
            RecoveryCodesLeft = await users.CountRecoveryCodesAsync(person),
            Passkeys = (await users.GetPasskeysAsync(person)).Select(p => new { p.Name, p.CreatedAt }),
            Logins = await db.Set<UserLogin>().Where(l => l.UserId == person.Id).Select(l => new { Provider = l.ProviderDisplayName, Subject = l.ProviderKey }).ToListAsync(ct),
            RefusedReminders = await db.Set<LetterRefusal>().Where(r => r.UserId == person.Id).Select(r => new { r.Kind, r.RefusedAt }).ToListAsync(ct),
        };

    private async Task<object> SessionsAsync(Guid id, CancellationToken ct) =>
        await db.Set<Session>()
            .Where(s => s.UserId == id)
            .OrderByDescending(s => s.SeenAt)
            .Select(s => new
            {
                s.Device,
                s.StartedAt,
                s.SeenAt,
                WithSecondFactor = s.IsStrong,
            })
            .ToListAsync(ct);

    private async Task<object> RolesAsync(Guid id, CancellationToken ct) =>
        (await db.Set<Membership>().Where(m => m.UserId == id).AsNoTracking().ToListAsync(ct)).Select(m => new
        {
            Role = m.Role.ToString(),
            m.GivenAt,
            FromProvider = m.IsMapped,
        });

    private async Task<object> LogAsync(Guid id, CancellationToken ct)
    {
        var me = id.ToString();
        return await db.Set<AuditEntry>()
            .Where(e => e.Actor == me || e.Subject == me)
            .OrderBy(e => e.No)
            .Select(e => new
            {
                e.No,
                e.At,
                // Who acted on this account is somebody else's name.
                ByYou = e.Actor == me,
                e.Name,
                e.Subject,
                e.Fields,
            })
            .ToListAsync(ct);
    }

    private static byte[] Json(object data) => JsonSerializer.SerializeToUtf8Bytes(data, Readable);

    private async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = time.GetUtcNow();
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }
}
