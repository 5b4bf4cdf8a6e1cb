using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Moderation;

internal sealed class ReportStore(IsekDbContext db)
{
    /// <summary>Stores a report and raises the contribution's count; the same form twice is one report.</summary>
    public async Task AddAsync(ContributionReport report, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await using var command = db.Raw(transaction, StoreSql.Report);
            command.Add("tenant", DbType.Int32, db.Tenant.Place.Id);
            command.Add("id", DbType.Guid, report.Id);
            command.Add("contribution", DbType.Guid, report.ContributionId);
            command.Add("reason", DbType.String, report.Reason);
            command.Add("note", DbType.String, report.Note);
            command.Add("now", RawCommand.MomentType(db.Database.ProviderName), report.ReportedAt);
            command.Add("submission", DbType.Guid, report.SubmissionId);
            command.Add("reporter", DbType.Guid, report.ReporterId);
            await command.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbException)
        {
            await transaction.RollbackAsync(ct);
            if (!await db.Set<ContributionReport>().AnyAsync(r => r.SubmissionId == report.SubmissionId, ct))
            {
                throw;
            }
        }
    }
}
