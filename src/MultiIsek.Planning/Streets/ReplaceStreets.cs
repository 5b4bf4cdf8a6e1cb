using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Streets;

/// <summary>One line of a list of streets.</summary>
internal sealed record StreetLine(string Name, string? Number, string? Quarter, double Longitude, double Latitude);

/// <summary>Straßenverzeichnis ersetzen; an empty one takes it away.</summary>
internal sealed record ReplaceStreets(IReadOnlyList<StreetLine> Streets) : IRequest, IAudited
{
    public Act Act => new("streets.replaced", "", Streets.Count.ToString(CultureInfo.InvariantCulture));
}

internal sealed class ReplaceStreetsHandler(IsekDbContext db) : IRequestHandler<ReplaceStreets, Unit>
{
    private static readonly StringComparer German = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), CompareOptions.IgnoreCase);

    public async Task<Unit> Handle(ReplaceStreets command, CancellationToken ct)
    {
        // Two who upload at once take turns: otherwise both lists would stay.
        await db.RaiseRevisionAsync(ct);
        await db.Set<Street>().ExecuteDeleteAsync(ct);
        db.AddRange(Rows(command.Streets));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <summary>In the order of names and house numbers.</summary>
    public static IEnumerable<Street> Rows(IEnumerable<StreetLine> lines) =>
        lines
            .OrderBy(l => l.Name, German)
            .ThenBy(l => l.Quarter, German)
            .ThenBy(l => int.TryParse(string.Concat((l.Number ?? "").TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var no) ? no : 0)
            .ThenBy(l => l.Number, StringComparer.OrdinalIgnoreCase)
            .Select(
                (l, i) =>
                    new Street
                    {
                        Position = i,
                        Name = l.Name,
                        Number = l.Number,
                        Quarter = l.Quarter,
                        Words = StreetWords.Line(l),
                        Longitude = l.Longitude,
                        Latitude = l.Latitude,
                    }
            );
}
