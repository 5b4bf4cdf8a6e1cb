using MultiIsek.Migrations;

namespace MultiIsek.Tests;

/// <summary>A test of what only one kind of database has; on the others the run says "skipped", never "passed".</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RunsOnFactAttribute : FactAttribute
{
    public RunsOnFactAttribute(DatabaseProvider provider)
    {
        if (TestDatabase.Provider != provider)
        {
            Skip = $"only on {provider}";
        }
    }
}
