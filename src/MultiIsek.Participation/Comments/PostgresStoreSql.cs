namespace MultiIsek.Participation.Comments;

/// <summary>
/// On PostgreSQL a comment is one statement that commits by itself: one round trip, and the city's counter is locked only while the server works.
/// Its parts see one snapshot, each other only by what they return; so it can neither count the answers that others write meanwhile (an answer takes the
/// batch) nor see the same form in a second request: the unique index refuses it, number and all. It does not look for one before, either: in a new
/// database, before the server has counted anything, such a look may go through all of a city's rows.
/// </summary>
internal static class PostgresStoreSql
{
    /// <summary>
    /// Number, row, count, revision, answer: in this order, because the next asks what the one before returned. Moderation locks count and revision in the same order.
    /// An idea has no paragraph to be counted at, so the revision asks for the count by an outer join.
    /// </summary>
    public const string Add = $"""
        WITH phase AS (
          SELECT p."TenantId", p."Id", p."Moderation", p."EventId" FROM participation_phases p WHERE {StoreSql.Open}
        ), counter AS (
          INSERT INTO participation_counters ("TenantId", "Year", "Last") SELECT p."TenantId", @year, 1 FROM phase p
          ON CONFLICT ("TenantId", "Year") DO UPDATE SET "Last" = participation_counters."Last" + 1 RETURNING "TenantId", "Last"
        ), c AS (
          INSERT INTO participation_contributions ({StoreSql.Inserted})
          SELECT {StoreSql.Values} FROM phase p JOIN counter n ON n."TenantId" = p."TenantId"
          RETURNING *
        ), counted AS (
          INSERT INTO participation_counts ("TenantId", "PlanVersionId", "ElementId", "Paragraph", "Published")
          SELECT c."TenantId", c."PlanVersionId", c."ElementId", c."Paragraph", 1 FROM c WHERE c."State" = 'Published' AND c."ElementId" IS NOT NULL
          ON CONFLICT ("TenantId", "PlanVersionId", "ElementId", "Paragraph") DO UPDATE SET "Published" = participation_counts."Published" + 1 RETURNING "TenantId"
        ), raised AS (
          INSERT INTO kernel_tenant_revisions ("TenantId", "Value", "Content") SELECT c."TenantId", 1, 1 FROM c LEFT JOIN counted k ON k."TenantId" = c."TenantId" WHERE c."State" = 'Published'
          ON CONFLICT ("TenantId") DO UPDATE SET "Value" = kernel_tenant_revisions."Value" + 1 RETURNING "TenantId", "Value", "Content"
        )
        SELECT {StoreSql.Columns}, r."Value", r."Content" FROM c LEFT JOIN raised r ON r."TenantId" = c."TenantId"
        """;
}
