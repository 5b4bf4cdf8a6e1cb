using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Registrations;

/// <summary>Liste der Angemeldeten ausgeben, with names and addresses.</summary>
/// <param name="IsOffice">As XLSX, else as CSV.</param>
internal sealed record ExportRegistrations(Guid EventId, bool IsOffice) : IRequest<byte[]>, IAudited
{
    public Act Act => new("registrations.exported", EventId.ToString());
}

internal sealed class ExportRegistrationsHandler(IsekDbContext db) : IRequestHandler<ExportRegistrations, byte[]>
{
    private static readonly string[] Head = ["Name", "E-Mail-Adresse", "Stand", "Angemeldet am"];

    public async Task<byte[]> Handle(ExportRegistrations command, CancellationToken ct)
    {
        var rows = await db.Set<EventRegistration>()
            .AsNoTracking()
            .Where(r => r.EventId == command.EventId)
            .OrderBy(r => r.State)
            .ThenBy(r => r.RegisteredAt)
            .ThenBy(r => r.Id)
            .ToListAsync(ct);
        var cells = rows.Select(r => new[] { r.Name, r.Email, r.State == RegistrationState.Seated ? "Platz" : "Warteliste", GermanText.MomentOf(r.RegisteredAt) });
        if (command.IsOffice)
        {
            return OfficeTable.Write("Anmeldungen", Head, [.. cells]);
        }

        var csv = new Csv(Head);
        foreach (var row in cells)
        {
            csv.Row(row);
        }

        return csv.ToBytes();
    }
}
