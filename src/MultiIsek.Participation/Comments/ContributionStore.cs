using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// With SQL of its own (<see cref="StoreSql"/>, <see cref="PostgresStoreSql"/>): EF cannot say INSERT … SELECT … WHERE open, and a deadline is kept only by the statement that writes.
/// Runs on the context's own connection or on a bare one of the same city, so that row-level security holds; the tenant comes from the scope, never from a caller.
/// </summary>
internal sealed class ContributionStore(IsekDbContext db, ICityConnection city, TenantCache cache, TimeProvider time)
{
    // SQLite has one writer: waiting here holds no thread, waiting in the database would.
    private static readonly SemaphoreSlim OneWriter = new(1);

    /// <summary>Stores, numbers, counts and publishes, all or nothing, in one round trip. Null when the phase was not open at that moment, or the answered contribution not there.</summary>
    public async Task<StoredContribution?> AddAsync(NewContribution contribution, CancellationToken ct)
    {
        var isSqlite = city.ProviderName == ProviderNames.Sqlite;
        if (isSqlite)
        {
            await OneWriter.WaitAsync(ct);
        }

        try
        {
            var asked = time.GetTimestamp();
            var isOneStatement = city.ProviderName == ProviderNames.Postgres && contribution.Place.ParentId is null;
            var answer = isOneStatement ? await AddAtOnceAsync(contribution, ct) : await AddInTransactionAsync(contribution, ct);
            if (answer is { Value: { } value, Content: { } content })
            {
                cache.Learn(db.Tenant.Place.Id, value, content, asked);
            }

            return answer?.Stored;
        }
        catch (DbException)
        {
            // The unique index is the judge between two instances: then the other one's row is the answer.
            if (await FindAsync(contribution.SubmissionId, ct) is { } other)
            {
                return other;
            }

            throw;
        }
        finally
        {
            if (isSqlite)
            {
                OneWriter.Release();
            }
        }
    }

    /// <summary>
    /// Adds to the stored counts of the paragraphs at which these stand, a change for each; part of the caller's transaction. To be called before anything is saved that raises the
    /// city's revision, and always in one order of the paragraphs: a comment of the web locks its count first and the revision last.
    /// </summary>
    public async Task CountAsync(IEnumerable<Contribution> contributions, int change, CancellationToken ct)
    {
        var places = contributions
            .Where(c => c is { ElementId: not null, PlanVersionId: not null })
            .CountBy(c => (Version: c.PlanVersionId!.Value, Element: c.ElementId!.Value, c.Paragraph))
            .OrderBy(p => p.Key);
        foreach (var ((version, element, paragraph), count) in places)
        {
            await using var command = db.Raw(db.Database.CurrentTransaction!, StoreSql.Count(city.ProviderName));
            command.Add("tenant", DbType.Int32, db.Tenant.Place.Id);
            command.Add("version", DbType.Guid, version);
            command.Add("element", DbType.Guid, element);
            command.Add("paragraph", DbType.Int32, paragraph);
            command.Add("change", DbType.Int32, change * count);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task<StoredContribution?> FindAsync(Guid submission, CancellationToken ct) =>
        await db.Set<Contribution>()
            .Where(c => c.SubmissionId == submission)
            .Select(c => new StoredContribution(c.Id, c.Year, c.Number, c.State, c.ReceivedAt, c.Text, c.Name, c.ShowsName, c.AuthorId, true))
            .FirstOrDefaultAsync(ct);

    private async Task<Answer?> AddAtOnceAsync(NewContribution contribution, CancellationToken ct)
    {
        await using (var connection = await city.OpenAsync(ct))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = PostgresStoreSql.Add;
            if (await ReadAsync(command, contribution, ct) is { } answer)
            {
                return answer;
            }
        }

        // Closed meanwhile; a form that was stored before that is answered all the same.
        return await FindAsync(contribution.SubmissionId, ct) is { } stored ? new Answer(stored, null, null) : null;
    }

    private async Task<Answer?> AddInTransactionAsync(NewContribution contribution, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var command = db.Raw(transaction, StoreSql.Add(city.ProviderName));
        var answer = await ReadAsync(command, contribution, ct);
        if (answer is { Stored.IsRepeated: false })
        {
            await transaction.CommitAsync(ct);
        }

        return answer;
    }

    private async Task<Answer?> ReadAsync(DbCommand command, NewContribution contribution, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        AddParameters(command, contribution, id, time.GetUtcNow().UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var found = reader.GetGuid(0);
        var stored = new StoredContribution(
            found,
            reader.GetInt32(1),
            reader.GetInt32(2),
            Enum.Parse<ContributionState>(reader.GetString(3)),
            DateTime.SpecifyKind(reader.GetDateTime(4), DateTimeKind.Utc),
            reader.GetString(5),
            await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6),
            reader.GetBoolean(7),
            await reader.IsDBNullAsync(8, ct) ? null : reader.GetGuid(8),
            found != id
        );
        return new Answer(stored, await NumberAsync(9), await NumberAsync(10));

        async Task<long?> NumberAsync(int column) => await reader.IsDBNullAsync(column, ct) ? null : reader.GetInt64(column);
    }

    private void AddParameters(DbCommand command, NewContribution contribution, Guid id, DateTime now)
    {
        var isHeld = contribution.Suspicion is not null;
        command.Add("tenant", DbType.Int32, db.Tenant.Place.Id);
        command.Add("year", DbType.Int32, Berlin.Local(now).Year);
        command.Add("now", RawCommand.MomentType(city.ProviderName), now);
        command.Add("id", DbType.Guid, id);
        command.Add("phase", DbType.Guid, contribution.Place.PhaseId);
        command.Add("element", DbType.Guid, contribution.Place.ElementId);
        command.Add("version", DbType.Guid, contribution.Place.PlanVersionId);
        command.Add("paragraph", DbType.Int32, contribution.Place.Paragraph);
        command.Add("parent", DbType.Guid, contribution.Place.ParentId);
        command.Add("text", DbType.String, contribution.Text);
        command.Add("name", DbType.String, contribution.Name);
        command.Add("showsname", DbType.Boolean, contribution.ShowsName);
        command.Add("author", DbType.Guid, contribution.AuthorId);
        command.Add("state", DbType.String, (isHeld ? ContributionState.Pending : ContributionState.Published).ToString());
        command.Add("publishedat", RawCommand.MomentType(city.ProviderName), isHeld ? null : now);
        command.Add("note", DbType.String, contribution.Suspicion);
        command.Add("receipt", DbType.String, contribution.ReceiptHash);
        command.Add("submission", DbType.Guid, contribution.SubmissionId);
        command.Add("quote", DbType.String, contribution.Quote);
        command.Add("title", DbType.String, contribution.Idea?.Title);
        command.Add("category", DbType.String, contribution.Idea?.Category);
        command.Add("placenote", DbType.String, contribution.Idea?.PlaceNote);
        command.Add("space", DbType.Guid, contribution.Idea?.SpaceId);
        command.Add("longitude", DbType.Double, contribution.Idea?.Point?.Longitude);
        command.Add("latitude", DbType.Double, contribution.Idea?.Point?.Latitude);
        command.Add("shape", DbType.String, contribution.Idea?.Shape?.ToJson());
        command.Add("no", DbType.Boolean, false);
        command.Add("answers", DbType.Int32, Contribution.AnswersMax);
    }

    /// <param name="Value">The city's revision with this contribution, where the statement read it.</param>
    /// <param name="Content">The city's revision without contributions.</param>
    private sealed record Answer(StoredContribution Stored, long? Value, long? Content);
}
