// dotnet run deploy/migration.cs NameOfTheChange — writes the migration for all six chains: catalog and city, each for three databases.
// With a chain's name behind it (dotnet run deploy/migration.cs NameOfTheChange City) only that context's three.
#:property PublishAot=false
#:property NoAspNetCore=true
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
using System.Diagnostics;

if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("Name the change: dotnet run deploy/migration.cs AddReminder [Catalog|City]");
    return 2;
}

(string Folder, string Context)[] chains = [("Catalog", "CatalogDbContext"), ("City", "IsekDbContext")];
var build = Run("build", "src/MultiIsek.Migrations", "-v", "q");
foreach (var (folder, context) in chains.Where(c => args.Length == 1 || c.Folder == args[1]))
{
    foreach (var provider in new[] { "Sqlite", "Postgres", "SqlServer" })
    {
        if (build != 0)
        {
            return build;
        }

        build = Run(
            "ef",
            "migrations",
            "add",
            args[0],
            "--no-build",
            "--context",
            provider + context,
            "--project",
            "src/MultiIsek.Migrations",
            "--startup-project",
            "src/MultiIsek.Migrations",
            "-o",
            $"{folder}/{provider}"
        );
    }
}

return build;

static int Run(params string[] arguments)
{
    using var dotnet = Process.Start("dotnet", arguments);
    dotnet.WaitForExit();
    return dotnet.ExitCode;
}
