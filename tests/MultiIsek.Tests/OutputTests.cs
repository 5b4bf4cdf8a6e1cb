using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MultiIsek.Tests;

/// <summary>Packages are pruned from restore, so the compiler no longer notices a missing assembly: these tests do.</summary>
public sealed class OutputTests
{
    // Interactive Entra sign-in of a desktop program; a server uses a managed identity or a password.
    private static readonly string[] Known = ["Microsoft.Data.SqlClient -> Microsoft.Identity.Client.Broker"];

    [Fact]
    public void Every_assembly_reference_of_the_web_app_is_resolved()
    {
        var bin = Path.GetDirectoryName(typeof(Program).Assembly.Location)!;
        var app = AssembliesOf(bin);
        Assert.True(app.Count > 30, $"only {app.Count} assemblies found");
        string[] frameworks =
        [
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!,
        ];
        var have = frameworks.SelectMany(f => Directory.GetFiles(f, "*.dll")).Concat(app).Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var missing = app.SelectMany(file => ReferencesOf(file).Where(n => !have.Contains(n)).Select(n => $"{NameOf(file)} -> {n}"));

        Assert.Equal(Known, missing.Distinct());
    }

    [Theory]
    [InlineData("TdsParser", "TDSExecuteRPCAddParameter")]
    [InlineData("TdsParser", "TdsExecuteRPC")]
    [InlineData("MetaType", "GetMetaTypeFromValue")]
    [InlineData("SqlConnection", "GetBytes")]
    public void The_code_path_of_a_parametrised_SqlServer_query_compiles(string type, string method)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var methods = typeof(Microsoft.Data.SqlClient.SqlConnection)
            .Assembly.GetType($"Microsoft.Data.SqlClient.{type}", true)!
            .GetMethods(All)
            .Where(m => m.Name == method)
            .ToArray();

        Assert.NotEmpty(methods);
        Assert.All(methods, m => RuntimeHelpers.PrepareMethod(m.MethodHandle));
    }

    private static List<string> AssembliesOf(string bin)
    {
        using var deps = JsonDocument.Parse(File.ReadAllText(Path.Combine(bin, "MultiIsek.Web.deps.json")));
        return deps
            .RootElement.GetProperty("targets")
            .EnumerateObject()
            .First()
            .Value.EnumerateObject()
            .SelectMany(library => new[] { "runtime", "runtimeTargets" }.SelectMany(kind => Names(library.Value, kind)))
            .Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && !f.Contains("runtimes/win", StringComparison.Ordinal))
            .Select(f => new[] { Path.Combine(bin, f), Path.Combine(bin, Path.GetFileName(f)) }.FirstOrDefault(File.Exists))
            .OfType<string>()
            .ToList();
    }

    private static IEnumerable<string> Names(JsonElement library, string kind) => library.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(f => f.Name) : [];

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static List<string> ReferencesOf(string file)
    {
        using var pe = new PEReader(File.OpenRead(file));
        if (!pe.HasMetadata)
        {
            return [];
        }

        var reader = pe.GetMetadataReader();
        return reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name)).ToList();
    }
}
