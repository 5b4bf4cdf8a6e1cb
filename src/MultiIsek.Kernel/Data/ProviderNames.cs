namespace MultiIsek.Kernel.Data;

/// <summary>What <c>Database.ProviderName</c> says, for the few statements that EF cannot make.</summary>
public static class ProviderNames
{
    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    public const string Postgres = "Npgsql.EntityFrameworkCore.PostgreSQL";
    public const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";
}
