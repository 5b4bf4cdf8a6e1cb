using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>The statements of <see cref="ContributionStore"/>. Names are quoted as all three databases take them.</summary>
internal static class StoreSql
{
    // The same conditions as ParticipationPhase.StateAt; this is the one that decides.
    public const string Open = """
        p."TenantId" = @tenant AND p."Id" = @phase
          AND ((p."Kind" = 'ChapterComment' AND p."PlanVersionId" = @version) OR ((p."Kind" IN ('Ideas', 'MapPins') OR p."EventId" IS NOT NULL) AND @version IS NULL))
          AND p."IsDraft" = @no AND p."IsArchived" = @no AND p."HasEnded" = @no AND p."ResultPublishedOn" IS NULL
          AND p."StartsAt" <= @now AND (p."EndsAt" IS NULL OR p."EndsAt" > @now)
        """;

    private const string Answerable = """
        (@parent IS NULL OR (
            EXISTS (SELECT 1 FROM participation_contributions a WHERE a."TenantId" = @tenant AND a."Id" = @parent AND a."PhaseId" = @phase AND a."ParentId" IS NULL AND a."State" = 'Published')
            AND (SELECT COUNT(*) FROM participation_contributions b WHERE b."TenantId" = @tenant AND b."ParentId" = @parent) < @answers))
        """;

    public const string Inserted = """
        "Id", "TenantId", "Year", "Number", "PhaseId", "ElementId", "PlanVersionId", "Paragraph", "ParentId", "Channel", "ReceivedAt", "Text", "Name", "ShowsName", "AuthorId", "State", "PublishedAt", "BlockedReason", "ReceiptHash", "SubmissionId", "Reports", "Supports", "Quote", "Title", "Category", "PlaceNote", "SpaceId", "Longitude", "Latitude", "Shape"
        """;

    /// <summary>From the phase p and the counter n.</summary>
    public const string Values = """
        @id, p."TenantId", @year, n."Last", p."Id", @element, @version, @paragraph, @parent, CASE WHEN p."EventId" IS NULL THEN 'Web' ELSE 'Event' END, @now, @text, @name, @showsname, @author,
        CASE WHEN p."Moderation" = 'Pre' THEN 'Pending' ELSE @state END, CASE WHEN p."Moderation" = 'Pre' THEN NULL ELSE @publishedat END, @note, @receipt, @submission, 0, 0, @quote, @title, @category, @placenote, @space, @longitude, @latitude, @shape
        """;

    /// <summary>What the answer tells of the contribution c.</summary>
    public const string Columns = """c."Id", c."Year", c."Number", c."State", c."ReceivedAt", c."Text", c."Name", c."ShowsName", c."AuthorId" """;

    private const string Insert = $"""
        INSERT INTO participation_contributions ({Inserted})
        SELECT {Values}
        FROM participation_phases p JOIN participation_counters n ON n."TenantId" = p."TenantId" AND n."Year" = @year
        WHERE {Open} AND {Answerable}
          AND NOT EXISTS (SELECT 1 FROM participation_contributions o WHERE o."TenantId" = @tenant AND o."SubmissionId" = @submission);
        """;

    private const string Answer = $"""
        SELECT {Columns}, r."Value", r."Content" FROM participation_contributions c LEFT JOIN kernel_tenant_revisions r ON r."TenantId" = c."TenantId"
        WHERE c."TenantId" = @tenant AND c."SubmissionId" = @submission;
        """;

    private const string Published = """c."TenantId" = @tenant AND c."Id" = @id AND c."State" = 'Published'""";

    /// <summary>Next number, row, count, revision, answer.</summary>
    public static string Add(string? provider) =>
        provider == ProviderNames.SqlServer
            ? $"""
                SET NOCOUNT ON;
                UPDATE n SET n."Last" = n."Last" + 1 FROM participation_counters n WITH (UPDLOCK, HOLDLOCK) JOIN participation_phases p ON p."TenantId" = n."TenantId" WHERE n."Year" = @year AND {Open};
                IF @@ROWCOUNT = 0 INSERT INTO participation_counters ("TenantId", "Year", "Last") SELECT p."TenantId", @year, 1 FROM participation_phases p WHERE {Open};
                {Insert}
                UPDATE k SET k."Published" = k."Published" + 1 FROM participation_counts k WITH (UPDLOCK, HOLDLOCK) JOIN participation_contributions c ON c."TenantId" = k."TenantId" AND c."PlanVersionId" = k."PlanVersionId" AND c."ElementId" = k."ElementId" AND c."Paragraph" = k."Paragraph" WHERE {Published};
                IF @@ROWCOUNT = 0 {FirstCount};
                UPDATE r SET r."Value" = r."Value" + 1 FROM kernel_tenant_revisions r WITH (UPDLOCK, HOLDLOCK) JOIN participation_contributions c ON c."TenantId" = r."TenantId" WHERE {Published};
                IF @@ROWCOUNT = 0 INSERT INTO kernel_tenant_revisions ("TenantId", "Value", "Content") SELECT c."TenantId", 1, 1 FROM participation_contributions c WHERE {Published};
                {Answer}
                """
            : $"""
                INSERT INTO participation_counters ("TenantId", "Year", "Last") SELECT p."TenantId", @year, 1 FROM participation_phases p WHERE {Open}
                ON CONFLICT ("TenantId", "Year") DO UPDATE SET "Last" = participation_counters."Last" + 1;
                {Insert}
                {FirstCount}
                ON CONFLICT ("TenantId", "PlanVersionId", "ElementId", "Paragraph") DO UPDATE SET "Published" = participation_counts."Published" + 1;
                INSERT INTO kernel_tenant_revisions ("TenantId", "Value", "Content") SELECT c."TenantId", 1, 1 FROM participation_contributions c WHERE {Published}
                ON CONFLICT ("TenantId") DO UPDATE SET "Value" = kernel_tenant_revisions."Value" + 1;
                {Answer}
                """;

    /// <summary>A paragraph has @change more published contributions, whether their rows are written before or afterwards.</summary>
    public static string Count(string? provider) =>
        provider == ProviderNames.SqlServer
            ? """
                SET NOCOUNT ON;
                UPDATE participation_counts WITH (UPDLOCK, HOLDLOCK) SET "Published" = "Published" + @change WHERE "TenantId" = @tenant AND "PlanVersionId" = @version AND "ElementId" = @element AND "Paragraph" = @paragraph;
                IF @@ROWCOUNT = 0 INSERT INTO participation_counts ("TenantId", "PlanVersionId", "ElementId", "Paragraph", "Published") VALUES (@tenant, @version, @element, @paragraph, @change);
                """
            : """
                INSERT INTO participation_counts ("TenantId", "PlanVersionId", "ElementId", "Paragraph", "Published") VALUES (@tenant, @version, @element, @paragraph, @change)
                ON CONFLICT ("TenantId", "PlanVersionId", "ElementId", "Paragraph") DO UPDATE SET "Published" = participation_counts."Published" + @change;
                """;

    public const string Report = """
        INSERT INTO participation_reports ("Id", "TenantId", "ContributionId", "Reason", "Note", "ReportedAt", "SubmissionId", "ReporterId") VALUES (@id, @tenant, @contribution, @reason, @note, @now, @submission, @reporter);
        UPDATE participation_contributions SET "Reports" = "Reports" + 1 WHERE "TenantId" = @tenant AND "Id" = @contribution;
        """;

    private const string FirstCount = $"""
        INSERT INTO participation_counts ("TenantId", "PlanVersionId", "ElementId", "Paragraph", "Published") SELECT c."TenantId", c."PlanVersionId", c."ElementId", c."Paragraph", 1 FROM participation_contributions c WHERE {Published} AND c."ElementId" IS NOT NULL
        """;
}
