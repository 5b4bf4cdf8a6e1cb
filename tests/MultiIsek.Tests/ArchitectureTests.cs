using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Migrations;

namespace MultiIsek.Tests;

/// <summary>How the code is cut (src/README.md): who may refer to whom, and what may be seen from outside.</summary>
public sealed class ArchitectureTests
{
    private const string KernelAnd = "MultiIsek.Kernel";

    // The table of src/README.md. A new module or reference stands here first.
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["MultiIsek.Kernel"] = [],
        ["MultiIsek.Tenancy"] = [KernelAnd],
        ["MultiIsek.Notifications"] = [KernelAnd],
        ["MultiIsek.Identity"] = [KernelAnd, "MultiIsek.Tenancy", "MultiIsek.Notifications"],
        ["MultiIsek.Documents"] = [KernelAnd],
        ["MultiIsek.Planning"] = [KernelAnd, "MultiIsek.Documents"],
        ["MultiIsek.Participation"] = [KernelAnd, "MultiIsek.Documents", "MultiIsek.Planning"],
        ["MultiIsek.Interop"] = [KernelAnd, "MultiIsek.Tenancy", "MultiIsek.Identity", "MultiIsek.Documents", "MultiIsek.Planning", "MultiIsek.Participation"],
        ["MultiIsek.Site"] = [KernelAnd, "MultiIsek.Tenancy", "MultiIsek.Notifications", "MultiIsek.Documents", "MultiIsek.Planning", "MultiIsek.Participation"],
        ["MultiIsek.Migrations"] =
        [
            KernelAnd,
            "MultiIsek.Tenancy",
            "MultiIsek.Notifications",
            "MultiIsek.Identity",
            "MultiIsek.Documents",
            "MultiIsek.Planning",
            "MultiIsek.Participation",
            "MultiIsek.Interop",
            "MultiIsek.Site",
            "Microsoft.SqlServer.Server",
        ],
        ["MultiIsek.Web"] = ["MultiIsek.Migrations"],
        ["Microsoft.SqlServer.Server"] = [],
    };

    public static TheoryData<Assembly> Modules => [.. Providers.Modules.Select(m => m.Assembly)];

    [Fact]
    public void Project_references_are_those_of_the_table()
    {
        var projects = Repository.Files("src", ".csproj").ToDictionary(f => Path.GetFileNameWithoutExtension(f), ReferencesOf);

        Assert.Equal(MayReference.Keys.Order(StringComparer.Ordinal), projects.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(projects.SelectMany(p => p.Value.Except(MayReference[p.Key]).Select(r => $"{p.Key} -> {r}")));
    }

    [Theory, MemberData(nameof(Modules))]
    public void Only_the_module_class_and_its_contracts_are_public(Assembly module)
    {
        var leaked = module
            .GetExportedTypes()
            .Where(t => !typeof(IModule).IsAssignableFrom(t) && t.Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) != true)
            .Select(t => t.FullName);

        Assert.Empty(leaked);
    }

    [Theory, MemberData(nameof(Modules))]
    public void Internals_are_shown_to_the_tests_alone(Assembly module) =>
        Assert.Equal(["MultiIsek.Tests"], module.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(a => a.AssemblyName));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_refers_to_no_internal_namespace_of_another(Assembly module)
    {
        // What a module takes from another one is its Contracts or its module class: the compiler refuses the rest, save for what InternalsVisibleTo opens.
        var own = module.GetName().Name!;
        var foreign = Repository
            .Files($"src/{own}", ".cs", ".cshtml")
            .SelectMany(f => Repository.Read(f).Split('\n').Select(line => (File: f, Line: line.Trim().TrimStart('@').TrimEnd(';'))))
            .Where(l => l.Line.StartsWith("using MultiIsek.", StringComparison.Ordinal))
            .Select(l => (l.File, Name: l.Line["using ".Length..]))
            .Where(l =>
                !l.Name.StartsWith(own, StringComparison.Ordinal)
                && !l.Name.StartsWith("MultiIsek.Kernel", StringComparison.Ordinal)
                && !l.Name.EndsWith(".Contracts", StringComparison.Ordinal)
            );

        Assert.Empty(foreign.Select(l => $"{l.File}: {l.Name}"));
    }

    [Fact]
    public void No_two_pages_share_a_path()
    {
        var paths = Providers
            .Modules.Select(m => m.Assembly)
            .Append(typeof(Program).Assembly)
            .SelectMany(assembly => ((IRazorCompiledItemProvider)new CompiledRazorAssemblyPart(assembly)).CompiledItems)
            .Select(page => page.Identifier)
            .Where(path => !path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal) && !path.EndsWith("_ViewStart.cshtml", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(paths);
        Assert.Equal(paths.Distinct(StringComparer.OrdinalIgnoreCase), paths);
    }

    [Theory, MemberData(nameof(Modules))]
    public void Pages_are_sealed_internal_and_say_who_may_open_them(Assembly module)
    {
        var pages = module.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)));

        Assert.Empty(pages.Where(p => !p.IsSealed || p.IsPublic || p.BaseType != typeof(PageModel)).Select(p => p.FullName));
        Assert.Empty(pages.Where(p => p.GetCustomAttribute<AllowAnonymousAttribute>() is null && p.GetCustomAttribute<AuthorizeAttribute>() is null).Select(p => p.FullName));
    }

    [Theory, MemberData(nameof(Modules))]
    public void Names_carry_no_suffix_that_says_nothing(Assembly module)
    {
        string[] banned = ["Dto", "Manager", "Helper", "Helpers", "Impl", "Service", "Base", "Repository", "Utils"];

        Assert.Empty(
            module.GetTypes().Where(t => t.Namespace?.StartsWith("MultiIsek", StringComparison.Ordinal) == true && banned.Any(s => t.Name.EndsWith(s, StringComparison.Ordinal)))
        );
    }

    [Theory, MemberData(nameof(Modules))]
    public void Classes_are_sealed_or_static_unless_something_derives_from_them(Assembly module)
    {
        var types = module.GetTypes().Where(t => t is { IsClass: true, IsNested: false } && t.Namespace?.StartsWith("MultiIsek", StringComparison.Ordinal) == true).ToList();

        Assert.Empty(
            types
                .Where(t => !t.IsSealed && !types.Any(d => d.BaseType == t || (d.BaseType?.IsGenericType == true && d.BaseType.GetGenericTypeDefinition() == t)))
                .Select(t => t.FullName)
        );
    }

    [Fact]
    public void A_module_has_no_folder_named_after_a_layer()
    {
        string[] banned = ["Models", "Services", "Interfaces", "Helpers", "Common", "Dtos", "Repositories", "Utils"];

        Assert.Empty(Repository.Files("src", ".cs", ".cshtml").Where(f => f.Split('/')[..^1].Any(banned.Contains)));
    }

    private static string[] ReferencesOf(string project) =>
        [
            .. XDocument
                .Parse(Repository.Read(project))
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))),
        ];
}
