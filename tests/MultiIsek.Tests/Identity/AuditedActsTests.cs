using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;
using MultiIsek.Migrations;
using MultiIsek.Notifications;

namespace MultiIsek.Tests.Identity;

/// <summary>Every act is in the city's log: a new command is logged, or stands here with the reason why not.</summary>
public sealed class AuditedActsTests
{
    private static readonly string[] Questions = ["Find", "List", "Check", "Verify"];

    private const string Catalog = "writes its entry itself, ahead of the catalog (OwnCity)";

    private static readonly Dictionary<string, string> Unlogged = new()
    {
        ["AddUploadPart"] = "one's own file on its way, which nobody else sees",
        ["ApplyRetention"] = "by the clock or a command, not by staff; the command line says what went",
        ["BeginCommand"] = "is itself the entry of a command line in the city's log",
        ["BeginUpload"] = "one's own file on its way, which nobody else sees; the document that it becomes is logged",
        ["BlockOperator"] = "belongs to the catalog, not to a city",
        ["ChangeHosts"] = "writes its entry itself, ahead of the catalog; the command line's has BeginCommand's, too",
        ["CreateTenant"] = "there is no city yet",
        ["DiscardDraft"] = "one's own unsaved text, which nobody else sees",
        ["DiscardImport"] = "one's own uploaded file, which nobody else sees",
        ["DropUpload"] = "one's own file on its way, which nobody else sees",
        ["ForgetMails"] = "a part of account.erased",
        ["ImportTenant"] = "command line: BeginCommand writes the entry, in the import's own transaction",
        ["InviteOperator"] = "belongs to the catalog, not to a city",
        ["KeepDraft"] = "one's own unsaved text, which nobody else sees",
        ["KeepImport"] = "one's own uploaded file, which nobody else sees; taking it over is logged",
        ["KeepPicture"] = "a file of one's own waiting import, which nobody else sees; its document is logged",
        ["MapImport"] = "one's own uploaded file, which nobody else sees",
        ["RefreshSearch"] = "made from what is logged",
        ["ReserveTenant"] = "there is no city yet",
        ["SaveProvider"] = "writes its entry itself, behind the catalog: whose audience it is must be known first",
        ["AddLogo"] = Catalog,
        ["ForgetHost"] = Catalog,
        ["PublishCity"] = Catalog,
        ["SaveAppearance"] = Catalog,
        ["SaveContact"] = Catalog,
        ["SaveEasyAccess"] = Catalog,
        ["SaveHomeTexts"] = Catalog,
        ["SaveLegalText"] = Catalog,
        ["SaveMapTiles"] = Catalog,
        ["ShowLogo"] = Catalog,
        ["TakeHost"] = Catalog,
        ["TakeLegalTextBack"] = Catalog,
        ["WantHost"] = Catalog,
        ["WithdrawCity"] = Catalog,
        ["ScanPhoto"] = "by the clock; what the scanner says is in the photo's row",
        ["ShrinkPhoto"] = "made from what is there",
        ["TakePhoto"] = "a file that no row names yet; the contribution or the finding that it comes with is the record",
        ["TakeOriginal"] = "a file that no row names yet; the batch that it comes with, or the act that adds it to one, is the record",
        ["SendMail"] = "a part of the act that sends it",
        ["BookFeatures"] = "command line: BeginCommand writes the entry",
        ["SetLegalPage"] = "command line: BeginCommand writes the entry",
        ["SetTenantState"] = "command line: BeginCommand writes the entry",
        ["SubmitContribution"] = "what citizens say is no act of staff; the contribution is the record",
    };

    [Fact]
    public void Every_command_is_logged_or_says_why_not()
    {
        var commands = Providers
            .Modules.Select(m => m.Assembly)
            .Concat([typeof(KernelModule).Assembly, typeof(NotificationsModule).Assembly])
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IBaseRequest).IsAssignableFrom(t))
            .ToList();
        Assert.True(commands.Count > 50, $"{commands.Count} requests found");

        var unlogged = commands
            .Where(t => !typeof(IAudited).IsAssignableFrom(t))
            .Select(t => t.Name)
            .Where(n => !Questions.Any(q => n.StartsWith(q, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Unlogged.Keys.Order(StringComparer.Ordinal), unlogged);
    }
}
