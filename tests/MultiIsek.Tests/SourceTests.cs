using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MultiIsek.Tests;

/// <summary>The rules that only the text of the sources can break.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 200;

    // Files that are longer than they should be, with the length they may not exceed. The list only ever gets shorter.
    private static readonly Dictionary<string, int> Long = new()
    {
        ["src/MultiIsek.Kernel/Transfer/Import.cs"] = 300,
        ["src/MultiIsek.Planning/Transfer/PlansTransfer.cs"] = 300,
        ["src/MultiIsek.Planning/Transfer/Records.cs"] = 300,
    };

    [Fact]
    public void No_city_is_named_in_the_code()
    {
        var names = Directory.GetDirectories(Path.Combine(Repository.Root, "tenants-sample")).Select(d => Path.GetFileName(d)!).Where(n => !n.StartsWith('_')).ToList();
        Assert.Equal(5, names.Count);

        var named = Repository
            .Files("src", ".cs", ".cshtml", ".js", ".css", ".json", ".csproj")
            .SelectMany(f => names.Where(n => Repository.Read(f).Contains(n, StringComparison.OrdinalIgnoreCase)).Select(n => $"{f}: {n}"));

        Assert.Empty(named);
    }

    [Fact]
    public void Pages_carry_no_inline_script_or_style()
    {
        var inline = Repository.Files("src", ".cshtml", ".cs").SelectMany(f => Inline().Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

        Assert.Empty(inline);
    }

    [Fact]
    public void Pages_take_nothing_from_other_hosts()
    {
        var foreign = Repository.Files("src", ".cshtml", ".css", ".js").SelectMany(f => Foreign().Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("#region")]
    [InlineData("ConfigureAwait(")]
    [InlineData("// Arrange")]
    [InlineData("NotImplementedException")]
    [InlineData("Guid.NewGuid(")]
    [InlineData("#pragma warning disable")]
    [InlineData("[SuppressMessage")]
    [InlineData("IgnoreQueryFilters()")]
    [InlineData("HasColumnType(")]
    [InlineData("Html.Raw(Model")]
    public void The_code_does_without(string words) =>
        Assert.Empty(Repository.Files("src", ".cs", ".cshtml").Where(f => !Generated().IsMatch(f) && Repository.Read(f).Contains(words, StringComparison.Ordinal)));

    [Theory]
    [InlineData("P:System.DateTime.Now;")]
    [InlineData("P:System.DateTime.UtcNow;")]
    [InlineData("P:System.DateTimeOffset.UtcNow;")]
    [InlineData("EntityFrameworkQueryableExtensions.IgnoreQueryFilters``1(System.Linq.IQueryable{``0});")]
    [InlineData("RelationalQueryableExtensions.FromSqlRaw``1")]
    [InlineData("RelationalQueryableExtensions.FromSql``1")]
    [InlineData("RelationalDatabaseFacadeExtensions.SqlQueryRaw``1")]
    [InlineData("RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(")]
    [InlineData("RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(")]
    [InlineData("T:Microsoft.Extensions.Caching.Memory.IMemoryCache;")]
    [InlineData("T:Microsoft.Extensions.Caching.Distributed.IDistributedCache;")]
    public void What_passes_the_walls_by_is_a_banned_symbol(string symbol) => Assert.Contains(symbol, Repository.Read("BannedSymbols.txt"), StringComparison.Ordinal);

    [Fact]
    public void Every_project_of_the_product_is_held_to_the_banned_symbols()
    {
        var build = Repository.Read("Directory.Build.props");
        Assert.Contains("BannedApiAnalyzers", build, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", build, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Files("src", ".csproj"), f => Repository.Read(f).Contains("RS0030", StringComparison.Ordinal));
        Assert.DoesNotContain("RS0030", Repository.Read(".editorconfig"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_longer_than_one_can_read_at_a_sitting()
    {
        var lengths = Repository
            .Files("src", ".cs", ".cshtml")
            .Where(f => !Generated().IsMatch(f))
            .Select(f => (File: f, Lines: Repository.Read(f).Count(c => c == '\n')))
            .Where(f => f.Lines > Long.GetValueOrDefault(f.File, LongestFile));

        Assert.Empty(lengths.Select(f => $"{f.File}: {f.Lines}"));
    }

    [Fact]
    public void The_list_of_long_files_names_only_long_files() =>
        Assert.Empty(Long.Keys.Where(f => !File.Exists(Path.Combine(Repository.Root, f)) || Repository.Read(f).Count(c => c == '\n') <= LongestFile));

    [Fact]
    public void Every_page_states_its_address_from_the_root()
    {
        var pages = Repository.Files("src", ".cshtml").Select(f => (File: f, Match: PageDirective().Match(Repository.Read(f)))).Where(p => p.Match.Success).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => !Address().IsMatch(p.Match.Groups["address"].Value)).Select(p => p.File));
    }

    [Fact]
    public void Package_versions_are_exact_and_stand_in_one_place()
    {
        Assert.DoesNotMatch(FloatingVersion(), Repository.Read("Directory.Packages.props"));
        Assert.DoesNotContain(
            Repository.Files("src", ".csproj").Concat(Repository.Files("tests", ".csproj")),
            f => Repository.Read(f).Contains("Version=\"", StringComparison.Ordinal)
        );
        foreach (
            var lockFile in Repository
                .Files("src", ".csproj")
                .Concat(Repository.Files("tests", ".csproj"))
                .Select(f => Path.Combine(Path.GetDirectoryName(f)!, "packages.lock.json"))
        )
        {
            using var content = JsonDocument.Parse(Repository.Read(lockFile));
            Assert.True(content.RootElement.TryGetProperty("dependencies", out _), lockFile);
        }
    }

    [Fact]
    public void No_page_binds_properties()
    {
        // PageParts tells the framework so.
        var pages = typeof(Program)
            .Assembly.GetReferencedAssemblies()
            .Where(a => a.Name!.StartsWith("MultiIsek.", StringComparison.Ordinal))
            .Select(System.Reflection.Assembly.Load);
        var bound = pages
            .Append(typeof(Program).Assembly)
            .SelectMany(a => a.GetTypes())
            .Where(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel).IsAssignableFrom)
            .SelectMany(t => t.GetProperties().Cast<System.Reflection.MemberInfo>().Append(t))
            .Where(m => m.GetCustomAttributes(inherit: true).Any(a => a is BindPropertiesAttribute or BindPropertyAttribute or IBindingSourceMetadata))
            .Where(m => m.DeclaringType != typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel));

        Assert.Empty(bound);
    }

    [Fact]
    public void Every_part_of_the_program_is_named_in_the_notice()
    {
        using var packages = JsonDocument.Parse(Repository.Read("src/MultiIsek.Web/packages.lock.json"));
        using var assets = JsonDocument.Parse(Repository.Read("src/MultiIsek.Web/package.json"));
        var names = packages
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject().Where(p => p.Value.GetProperty("type").GetString() != "Project"))
            .Select(p => p.Name)
            .Concat(assets.RootElement.GetProperty("dependencies").EnumerateObject().Select(p => p.Name))
            .Distinct();
        var notice = Repository.Read("NOTICE");

        Assert.Empty(names.Where(n => !notice.Contains($"  {n} ", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("""<style\b|<script(?![^>]*\b(src=|type=\\?"application/ld\+json\\?"))[^>]*>| style="| on(click|change|submit|load|error|input)="|hx-on|javascript:""")]
    private static partial Regex Inline();

    [GeneratedRegex("""(src|srcset|action)="(https?:)?//[^"]*"|<link[^>]*rel="(stylesheet|preload|icon)"[^>]*href="(https?:)?//|url\(["']?(https?:)?//|@import""")]
    private static partial Regex Foreign();

    [GeneratedRegex("^src/MultiIsek.Migrations/(Catalog|City)/")]
    private static partial Regex Generated();

    [GeneratedRegex("""^@page(\s+"(?<address>[^"]*)")?\s*$""", RegexOptions.Multiline)]
    private static partial Regex PageDirective();

    [GeneratedRegex("""^/[a-z0-9{}:?/.*\-()^$|]*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("""Version="[^"]*[*\[\(]""")]
    private static partial Regex FloatingVersion();
}
