using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.EventDesk;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.MapPins;
using MultiIsek.Participation.Moderation;
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Paper;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Photos;
using MultiIsek.Participation.Registrations;
using MultiIsek.Participation.Retention;
using MultiIsek.Participation.Rooms;
using MultiIsek.Participation.Supports;
using MultiIsek.Participation.Surveys;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation;

public sealed class ParticipationModule : IModule
{
    private static readonly Panel[] Panels =
    [
        new("phase-line", "/Phases/_PhaseLine.cshtml"),
        new("home-now", "/Phases/_PhaseNow.cshtml"),
        new("home-events", "/Events/_HomeEvents.cshtml"),
        new("space", "/Events/_SpaceEvents.cshtml", 20),
        new("privacy", "/Comments/_Privacy.cshtml"),
        new("paragraph", "/Comments/_Paragraph.cshtml"),
        new("element", "/Comments/_ElementComments.cshtml", 10),
        new("element", "/Ballots/_ElementBallots.cshtml", 15),
        new("account", "/Account/_OwnContributions.cshtml"),
    ];

    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<CommentOptions>().BindConfiguration("Comments").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<PhaseBook>().AddScoped<PhaseViews>().AddScoped<PhaseSaves>().AddScoped<IActNames, PhaseNames>();
        services.AddScoped<IBoundarySource>(p => p.GetRequiredService<PhaseBook>());
        services
            .AddScoped<IPlanRowWords, RowWords>()
            .AddScoped<IVersionVoices, VersionVoices>()
            .AddScoped<IDiscussedVersions, DiscussedVersions>()
            .AddScoped<IParagraphMarks, QuotedParagraphs>()
            .AddScoped<IElementUses, ElementUses>()
            .AddScoped<IReferenceUses, ReferenceUses>()
            .AddScoped<IDocumentUses, DocumentUses>();
        services.AddScoped<FormTokens>();
        services.AddSingleton<CommentLimits>();
        services.AddSingleton<RetentionPeriod>();
        services.AddScoped<SettingsBook>().AddScoped<ContributionEraser>();
        services.AddScoped<ContributionStore>().AddScoped<ContributionNumbers>();
        services.AddScoped<ContributionUse>().AddScoped<IQuotaUse>(p => p.GetRequiredService<ContributionUse>());
        services.AddScoped<ReportStore>().AddScoped<SupportStore>().AddScoped<SurveyStore>().AddScoped<SurveyResults>().AddScoped<SurveyPlaces>().AddScoped<SurveyTexts>();
        services.AddScoped<BallotStore>().AddScoped<BallotResults>().AddScoped<BallotBook>();
        services.AddScoped<ContributionList>().AddScoped<PinBook>().AddScoped<PaperBook>().AddScoped<PaperPrinter>();
        services.AddSingleton(new KeptFile(PinsGeoJson.File)).AddSingleton(new KeptFile(ShapesGeoJson.File)).AddSingleton(new KeptFile(PlacesGeoJson.File));
        services.AddScoped<EventList>().AddScoped<IBoundarySource>(p => p.GetRequiredService<EventList>()).AddScoped<IActNames, EventNames>();
        services.AddScoped<EventPhases>().AddScoped<RoomBook>().AddScoped<WalkBook>().AddSingleton(new KeptFile(WalkMap.File));
        services.AddScoped<PhotoIntake>().AddScoped<PhotoList>().AddScoped<IOutboxSender, PhotoSender>().AddScoped<IStoredBytes, PhotoBytes>();
        services.AddScoped<OriginalIntake>().AddScoped<BatchList>().AddScoped<IOutboxSender, OriginalSender>().AddScoped<IStoredBytes, OriginalBytes>();
        services.AddScoped<RegistrationStore>().AddScoped<RegistrationLetters>();
        services.AddScoped<BodyBook>().AddScoped<BodyStore>().AddScoped<BodyLetters>().AddScoped<BodyEntries>();
        services.AddScoped<IDeskWork, ContributionWork>();
        services.AddSingleton(new DeskLink("Beteiligung", "Phasen anlegen, ansehen, freigeben, beenden.", PhasesDeskPage.Path, Policies.Editor, 8));
        services.AddSingleton(new DeskLink("Termine", "Veranstaltungen ankündigen, Anmeldungen, Ergebnisse.", EventsDeskPage.Path, Policies.Editor, 9));
        services.AddSingleton(new DeskLink("Beiträge", "Kommentare lesen, veröffentlichen, ausblenden und begründen.", "/verwaltung/beitraege", Policies.Moderator, 10));
        services.AddSingleton(
            new DeskLink("Zuständig", "Ihr Teil des Plans, was dazu gesagt wurde, und Ihre Stellungnahme dazu.", "/verwaltung/zustaendig", Policies.Contributor, 5)
        );
        services.AddSingleton(new DeskLink("Aufbewahrung", "Wann Angaben zur Person gehen, und was von gelöschten Konten bleibt.", "/verwaltung/aufbewahrung", Policies.Admin, 84));
        foreach (var panel in Panels)
        {
            services.AddSingleton(panel);
        }
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapPins();
        app.MapShapes();
        app.MapSurveyPlaces();
        app.MapEventCalendar();
        app.MapWalks();
        app.MapPhotos();
        app.MapOriginals();
        app.MapPaper();
    }
}
