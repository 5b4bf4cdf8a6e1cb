namespace MultiIsek.Migrations;

/// <summary>Triggers that keep an adopted version, and the structure that it was made with, as they are.</summary>
public static partial class DatabaseRules
{
    public const string FrozenMessage = "adopted plan version is immutable";

    /// <summary>Tables whose rows belong to the content of a plan version.</summary>
    public static readonly string[] Frozen =
    [
        "planning_element_revisions",
        "planning_element_links",
        "planning_element_spaces",
        "planning_element_documents",
        "planning_involvements",
    ];

    /// <summary>Tables whose rows belong to a structure: fixed as soon as an adopted version has that structure.</summary>
    public static readonly string[] FrozenStructure = ["planning_element_types", "planning_attribute_definitions"];

    private static readonly (string Table, string Column, string Of)[] Guarded =
    [
        .. Frozen.Select(t => (t, "PlanVersionId", "Id")),
        .. FrozenStructure.Select(t => (t, "ProfileId", "ProfileId")),
    ];

    private static IEnumerable<string> PostgresTriggers()
    {
        foreach (var (name, column, of) in new[] { ("isek_refuse_frozen", "PlanVersionId", "Id"), ("isek_refuse_frozen_structure", "ProfileId", "ProfileId") })
        {
            yield return $$"""
                CREATE OR REPLACE FUNCTION {{name}}() RETURNS trigger LANGUAGE plpgsql AS $f$
                BEGIN
                  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM planning_plan_versions v WHERE v."TenantId" = OLD."TenantId" AND v."{{of}}" = OLD."{{column}}" AND v."State" IN ('Adopted', 'Superseded')) THEN
                    RAISE EXCEPTION '{{FrozenMessage}}' USING ERRCODE = 'check_violation';
                  END IF;
                  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                  IF EXISTS (SELECT 1 FROM planning_plan_versions v WHERE v."TenantId" = NEW."TenantId" AND v."{{of}}" = NEW."{{column}}" AND v."State" IN ('Adopted', 'Superseded')) THEN
                    RAISE EXCEPTION '{{FrozenMessage}}' USING ERRCODE = 'check_violation';
                  END IF;
                  RETURN NEW;
                END $f$
                """;
        }

        yield return $$"""
            CREATE OR REPLACE FUNCTION isek_refuse_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $f$
            BEGIN
              IF OLD."State" IN ('Adopted', 'Superseded') THEN
                IF TG_OP = 'DELETE' OR NOT ({{string.Join(
                " AND ",
                Kept.Select(c => $"NEW.\"{c}\" IS NOT DISTINCT FROM OLD.\"{c}\"")
            )}} AND (NEW."State" = OLD."State" OR NEW."State" = 'Superseded')) THEN
                  RAISE EXCEPTION '{{FrozenMessage}}' USING ERRCODE = 'check_violation';
                END IF;
              END IF;
              IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
              RETURN NEW;
            END $f$
            """;
        foreach (var table in Frozen.Concat(FrozenStructure))
        {
            var function = FrozenStructure.Contains(table) ? "isek_refuse_frozen_structure" : "isek_refuse_frozen";
            yield return $"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()";
        }

        yield return "CREATE OR REPLACE TRIGGER planning_plan_versions_frozen BEFORE UPDATE OR DELETE ON planning_plan_versions FOR EACH ROW EXECUTE FUNCTION isek_refuse_frozen_version()";
    }

    /// <summary>Columns of a frozen version that never change again.</summary>
    private static readonly string[] Kept =
    [
        "Key",
        "PlanId",
        "No",
        "Name",
        "AltName",
        "DatedOn",
        "ProfileId",
        "ContentHash",
        "FrozenAt",
        "BasedOnId",
        "Note",
        "SourceId",
        "SourceDetail",
    ];

    private static IEnumerable<string> SqliteTriggers()
    {
        foreach (var (table, column, of) in Guarded)
        {
            string IsFrozen(string row) =>
                $"EXISTS (SELECT 1 FROM planning_plan_versions v WHERE v.TenantId = {row}.TenantId AND v.{of} = {row}.{column} AND v.State IN ('Adopted', 'Superseded'))";
            foreach (var (verb, condition) in new[] { ("INSERT", IsFrozen("NEW")), ("UPDATE", $"{IsFrozen("OLD")} OR {IsFrozen("NEW")}"), ("DELETE", IsFrozen("OLD")) })
            {
                var name = $"{table}_frozen_{verb.ToLowerInvariant()}";
                yield return $"DROP TRIGGER IF EXISTS {name}";
                yield return $"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{FrozenMessage}'); END";
            }
        }

        var same = string.Join(" AND ", Kept.Select(c => $"NEW.{c} IS OLD.{c}"));
        yield return "DROP TRIGGER IF EXISTS planning_plan_versions_frozen_update";
        yield return $"CREATE TRIGGER planning_plan_versions_frozen_update BEFORE UPDATE ON planning_plan_versions WHEN OLD.State IN ('Adopted', 'Superseded') AND NOT ({same} AND (NEW.State = OLD.State OR NEW.State = 'Superseded')) BEGIN SELECT RAISE(ABORT, '{FrozenMessage}'); END";
        yield return "DROP TRIGGER IF EXISTS planning_plan_versions_frozen_delete";
        yield return $"CREATE TRIGGER planning_plan_versions_frozen_delete BEFORE DELETE ON planning_plan_versions WHEN OLD.State IN ('Adopted', 'Superseded') BEGIN SELECT RAISE(ABORT, '{FrozenMessage}'); END";
    }
}
