using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Comparison;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Streets;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Tables;
using MultiIsek.Planning.Versions;
using MultiIsek.Planning.WordImport;

namespace MultiIsek.Planning;

public sealed class PlanningModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new Panel("home-plan", "/Plans/_HomePlan.cshtml"));
        services.AddSingleton(new Panel("home-stages", "/Plans/_HomeStages.cshtml"));
        services.AddSingleton(new Panel("home-places", "/Spaces/_HomePlaces.cshtml"));
        services.AddSingleton(new Panel("contact", "/Organisations/_Contact.cshtml"));
        services.AddSingleton(new DeskLink("Fachämter", "Wer für welche Stelle arbeitet und damit wofür zuständig ist.", "/verwaltung/fachaemter", Policies.Admin, 81));
        services.AddScoped<IDeskWork, DutyWork>().AddScoped<IDeskWork, DraftWork>();
        services.AddSingleton(
            new DeskLink("Plan bearbeiten", "Gliederung und Texte der Fassungen, an denen Sie arbeiten; Verlauf und Entwürfe.", "/verwaltung/plan", Policies.Editor, 20)
        );
        services
            .AddScoped<TreeSteps>()
            .AddScoped<ElementForms>()
            .AddScoped<ElementSaves>()
            .AddScoped<EditorNames>()
            .AddScoped<ElementDesk>()
            .AddScoped<DepartmentScope>()
            .AddScoped<ElementKeys>();
        services
            .AddScoped<StructureDesk>()
            .AddScoped<StructureSteps>()
            .AddScoped<VersionGate>()
            .AddScoped<LineageDesk>()
            .AddScoped<Ancestry>()
            .AddScoped<VersionUses>()
            .AddScoped<ComparedVersions>()
            .AddScoped<Synopses>();
        services.AddScoped<ImportDesk>().AddScoped<ImportBatch>().AddScoped<TableExport>().AddScoped<TableCheck>().AddScoped<WordPast>().AddScoped<WordCheck>();
        services.AddScoped<IElementUses, ResolutionUses>().AddScoped<IDocumentUses, DocumentUses>().AddScoped<IActNames, PlanningNames>();
        services
            .AddSingleton(new KeptFile(SynopsisFiles.Excel))
            .AddSingleton(new KeptFile(SynopsisFiles.Word))
            .AddSingleton(new KeptFile(SpacesGeoJson.File))
            .AddSingleton(new KeptFile(StreetsJson.File));
        AddDesk(services);
        services.AddScoped<HomePanels>();
        services.AddScoped<ContactCards>();
        services.AddScoped<PlanningLists>();
        services.AddScoped<ReadableVersions>();
        services.AddScoped<ElementCards>();
        services.AddScoped<PlanViews>();
        services.AddScoped<ResolutionViews>();
        services.AddScoped<SpaceElements>().AddScoped<SpaceShapes>();
        services.AddScoped<ElementViews>();
        services.AddScoped<ElementFacts>();
        services.AddScoped<ElementHistory>();
        services.AddScoped<ElementDecisions>();
    }

    private static void AddDesk(IServiceCollection services)
    {
        services.AddSingleton(
            new DeskLink("Stellen und Gremien", "Ämter, Gremien und andere, die im Plan und in Beschlüssen genannt sind.", "/verwaltung/stellen", Policies.Editor, 40)
        );
        services.AddSingleton(new DeskLink("Orte", "Wie die Stadt sich gliedert: Bezirke, Ortsteile, Quartiere, Gebiete.", "/verwaltung/orte", Policies.Editor, 41));
        services.AddSingleton(new DeskLink("Straßenverzeichnis", "Die Liste, in der Formulare mit Karte nach Adressen suchen.", StreetsPage.Address, Policies.Editor, 42));
        services.AddSingleton(
            new DeskLink(
                "Beschlüsse",
                "Beschlüsse der Gremien mit ihren Ziffern: was sie bewirken, wen sie verpflichten, bis wann.",
                "/verwaltung/beschluesse",
                Policies.Editor,
                30
            )
        );
        services.AddSingleton(
            new DeskLink("Pflichten", "Was aus Beschlüssen wann fällig ist, wer es schuldet, und was davon erfüllt ist.", "/verwaltung/pflichten", Policies.Editor, 31)
        );
        services.AddSingleton(DutyChore.Letters);
        services.AddSingleton(
            new DeskLink("Prioritäten", "Was Gremien über die Dringlichkeit von Maßnahmen entschieden haben, und was noch offen ist.", PrioritiesPage.Address, Policies.Editor, 32)
        );
        services.AddScoped<DutyBook>().AddScoped<Referrals>().AddScoped<DecidedPriorities>().AddScoped<OwnPriorities>().AddScoped<PriorityBook>();
        services.AddScoped<IReferenceUses, PlanningUses>().AddScoped<IActNames, DeskNames>();
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapSynopsis();
        app.MapSpaces();
        app.MapStreets();
    }
}
