using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using MultiIsek.Kernel;
using MultiIsek.Migrations;

namespace MultiIsek.Tests;

/// <summary>The look at the start that saves EF's own: it must never say "complete" too soon.</summary>
public sealed class AppliedMigrationsTests
{
    [Fact]
    public async Task A_missing_file_lacks_everything_and_looking_makes_none()
    {
        using var folder = new TemporaryFolder();
        var databases = In(folder);

        Assert.False(await AppliedMigrations.AreCompleteAsync(DatabaseProvider.Sqlite, databases.Catalog, isCatalog: true, default));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task An_empty_file_that_a_killed_start_left_is_filled()
    {
        using var folder = new TemporaryFolder();
        var databases = In(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "multiisek.db"), []);

        await databases.MigrateAsync(default);

        Assert.True(await AppliedMigrations.AreCompleteAsync(DatabaseProvider.Sqlite, databases.Catalog, isCatalog: true, default));
        Assert.True(await AppliedMigrations.AreCompleteAsync(DatabaseProvider.Sqlite, databases.Catalog, isCatalog: false, default));
    }

    [Fact]
    public async Task One_that_was_not_applied_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var databases = In(folder);
        await databases.MigrateAsync(default);

        await using (var connection = new SqliteConnection(databases.Catalog))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"""DELETE FROM "{Providers.History(isCatalog: false)}" """;
            await command.ExecuteNonQueryAsync();
        }

        Assert.True(await AppliedMigrations.AreCompleteAsync(DatabaseProvider.Sqlite, databases.Catalog, isCatalog: true, default));
        Assert.False(await AppliedMigrations.AreCompleteAsync(DatabaseProvider.Sqlite, databases.Catalog, isCatalog: false, default));
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_program_refuses_a_schema_that_is_newer_than_itself()
    {
        using var folder = new TemporaryFolder();
        var databases = In(folder);
        await databases.MigrateAsync(default);
        await using (var connection = new SqliteConnection(databases.Catalog))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"""INSERT INTO "{Providers.History(isCatalog: false)}" VALUES ('29990101000000_Later', '10.0.14')""";
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Assert.ThrowsAsync<SettingException>(() => databases.MigrateAsync(default));
        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
    }

    private static Databases In(TemporaryFolder folder) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = folder.Path }).Build());
}
