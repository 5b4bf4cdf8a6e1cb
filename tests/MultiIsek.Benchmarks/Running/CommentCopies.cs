using System.Globalization;

namespace MultiIsek.Benchmarks.Running;

/// <summary>Copies a comment that the product stored until its place has many, its stored count among it.</summary>
internal static class CommentCopies
{
    private const string Columns = """
        "TenantId", "Year", "PhaseId", "ElementId", "PlanVersionId", "Paragraph", "ParentId", "Channel", "Text", "Name", "ShowsName", "AuthorId", "State", "PublishedAt", "BlockedReason", "ReceiptHash", "Reports", "Supports", "Quote", "Title", "Category", "PlaceNote", "SpaceId", "Longitude", "Latitude", "Shape"
        """;

    public static IEnumerable<string> Statements(bool isPostgres, string text, int count, int firstNumber)
    {
        const string SqliteId = "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))";
        var id = isPostgres ? "gen_random_uuid()" : SqliteId;
        var at = isPostgres ? "c.\"ReceivedAt\" - n.i * interval '7 seconds'" : "strftime('%Y-%m-%d %H:%M:%f', c.\"ReceivedAt\", '-' || (n.i * 7) || ' seconds')";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})
            INSERT INTO participation_contributions ("Id", "SubmissionId", "Number", "ReceivedAt", {Columns})
            SELECT {id}, {id}, {firstNumber} + n.i, {at}, {string.Join(
                ", ",
                Columns.Split(", ").Select(c => $"c.{c}")
            )} FROM n CROSS JOIN participation_contributions c WHERE c."Text" LIKE '{text}%'
            """
        );
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE participation_counts SET "Published" = {count} WHERE "ElementId" = (SELECT MIN(CAST("ElementId" AS text)) FROM participation_contributions WHERE "Text" LIKE '{text}%'){(
                isPostgres ? "::uuid" : ""
            )}
            """
        );
    }
}
