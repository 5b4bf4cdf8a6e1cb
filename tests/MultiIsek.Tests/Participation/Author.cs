using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>A citizen with an account who writes comments.</summary>
internal sealed class Author(CommentApp app, string city, string mail)
{
    public Visitor Browser { get; } = new(app, city);

    public string Mail => mail;

    /// <summary>Registers, confirms and signs in.</summary>
    public static async Task<Author> NewAsync(CommentApp app, string city, string name = "Max Muster")
    {
        var author = new Author(app, city, $"{Guid.NewGuid():N}@example.org");
        await author.Browser.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", name), ("email", author.Mail), ("password", Visitor.Password));
        var link = Visitor.LinkIn((await author.Browser.MailsAsync(author.Mail))[^1]);
        await author.Browser.SubmitAsync(link, $"form[action='{link}']");
        await author.Browser.SignInAsync(author.Mail);
        return author;
    }

    /// <summary>Opens the form, lets some seconds pass and sends it.</summary>
    /// <returns>The number.</returns>
    public async Task<string> WriteAsync(string phase, string text, string? name = null, string? answered = null, string element = "m1-1")
    {
        var page = await Browser.PageAsync(CommentUrl.Form(phase, element, 1, answered));
        app.Time.Now += TimeSpan.FromSeconds(5);
        Dictionary<string, string> fields = new()
        {
            ["text"] = text,
            ["name"] = name ?? "",
            ["showName"] = "true",
            ["token"] = page.QuerySelector("input[name=token]")!.GetAttribute("value")!,
        };
        using var receipt = await Browser.PostAsync(CommentUrl.Form(phase, element, 1, answered), fields);
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        return (await receipt.Html()).TextOf("#nummer");
    }

    public async Task ReportAsync(string number, string note)
    {
        var page = await Browser.PageAsync($"/mitmachen/melden/{number}");
        app.Time.Now += TimeSpan.FromSeconds(5);
        Dictionary<string, string> fields = new()
        {
            ["reason"] = "Other",
            ["note"] = note,
            ["token"] = page.QuerySelector("input[name=token]")!.GetAttribute("value")!,
        };
        using var answer = await Browser.PostAsync($"/mitmachen/melden/{number}", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task EraseAsync()
    {
        using var answer = await Browser.SubmitAsync("/konto/loeschen", "form[action='/konto/loeschen']", ("password", Visitor.Password));
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    /// <summary>Table and column of every text of the city in which this word stands.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string word)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        List<string> found = [];
        foreach (var entity in db.Model.GetEntityTypes().Where(e => typeof(IOwnedByTenant).IsAssignableFrom(e.ClrType)))
        {
            var columns = entity.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string)).ToList();
            var query = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
            foreach (var row in await query.AsNoTracking().ToListAsync())
            {
                var values = db.Entry(row).CurrentValues;
                var hits = columns.Where(c => Stored(c, values[c])?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
                found.AddRange(hits.Select(c => $"{entity.GetTableName()}.{c.Name}"));
            }
        }

        return [.. found.Distinct()];
    }

    public Task<Contribution> RowAsync(string number) =>
        app.ReadAsync(
            city,
            db =>
            {
                var (year, no) = Contribution.ParseNumber(number)!.Value;
                return db.Set<Contribution>().AsNoTracking().SingleAsync(c => c.Year == year && c.Number == no);
            }
        );

    private static string? Stored(Microsoft.EntityFrameworkCore.Metadata.IProperty column, object? value) =>
        value is null ? null
        : column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value)?.ToString()
        : value.ToString();
}
