using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Tenancy;

/// <summary>What does not fit in a command line: one German line, exit code 1, nothing done.</summary>
[Collection("app")]
public sealed class CommandLineTests(App app)
{
    private static readonly string Sample = Repository.Samples[^1];

    public static TheoryData<string, string[]> Refused =>
        new()
        {
            { "Den Befehl „bogus“ gibt es nicht", ["bogus"] },
            { "Den Befehl „bogus“ gibt es nicht", ["tenant", "bogus"] },
            { "Es fehlt der Befehl", ["tenant"] },
            { "Die Option „--dryrun“ gibt es hier nicht", ["tenant", "import", Sample, "--dryrun"] },
            { "Die Option „--verbose“ gibt es hier nicht", ["--verbose"] },
            { "ist hier zu viel", ["tenant", "list", "alle"] },
            { "Es fehlt ORDNER", ["tenant", "import"] },
            { "Es fehlt --name", ["tenant", "create", "x", "--land", "BB", "--ags", "12000000"] },
            { "Nach --name fehlt der Wert", ["tenant", "create", "x", "--land", "BB", "--ags", "12000000", "--name"] },
            { "„5“ gibt es nicht. Möglich sind: BB", ["tenant", "create", "x", "--name", "X", "--land", "5", "--ags", "12000000"] },
            { "passt nicht zum Land BY", ["tenant", "create", "x", "--name", "X", "--land", "BY", "--ags", "12000000"] },
            { "vorbehalten", ["tenant", "create", "www", "--name", "X", "--land", "BB", "--ags", "12000000"] },
            { "Eine Datenbank „Gibtsnicht“ gibt es nicht", ["tenant", "create", "x", "--name", "X", "--land", "BB", "--ags", "12000000", "--database", "Gibtsnicht"] },
            { "„/nix.md“ gibt es nicht", ["tenant", "legal", "musterstadt", "Imprint", "/nix.md"] },
            { "„Impressum“ gibt es nicht. Möglich sind: Imprint", ["tenant", "legal", "musterstadt", "Impressum", "/nix.md"] },
            { "Die Stadt „nix“ gibt es nicht", ["tenant", "suspend", "nix"] },
            { "Die Stadt „nix“ gibt es nicht", ["tenant", "features", "nix"] },
            { "„Sauna“ gibt es nicht. Möglich sind: Plans", ["tenant", "features", "musterstadt", "--off", "Sauna"] },
            { "Die Stadt „nix“ gibt es nicht", ["comment", "list", "nix"] },
            { "Die Stadt „nix“ gibt es nicht", ["files", "sweep", "nix"] },
            { "--without-city geht nur ohne KÜRZEL", ["files", "sweep", "musterstadt", "--without-city"] },
            { "Files:Provider kennt nur Disk und Azure", ["files", "sweep", "--Files:Provider=Band"] },
            { "braucht Files:Connection oder Files:Endpoint", ["files", "sweep", "--Files:Provider=Azure"] },
            { "schließen einander aus", ["files", "sweep", "--Files:Provider=Azure", "--Files:Connection=a", "--Files:Endpoint=b"] },
            { "ist keine https-Adresse", ["files", "sweep", "--Files:Provider=Azure", "--Files:Endpoint=http://konto.example"] },
            { "ist keine Verbindungszeichenfolge", ["files", "sweep", "--Files:Provider=Azure", "--Files:Connection=unsinn"] },
            { "Die Einstellungen im Abschnitt Files stimmen nicht: Grace", ["files", "sweep", "--Files:Grace=00:00:01"] },
            { "Die Stadt „nix“ gibt es nicht", ["tenant", "invite", "nix", "a@example.org"] },
            { "Das ist keine E-Mail-Adresse.", ["tenant", "invite", "musterstadt", "keine-adresse", "--reason", "Prüfung der Eingaben"] },
            { "„7“ gibt es nicht. Möglich sind:", ["tenant", "invite", "musterstadt", "a@example.org", "--role", "7"] },
            { "Den Ordner „/nix“ gibt es nicht", ["tenant", "import", "/nix"] },
            { "Nach „--Samples:Directory“ fehlt der Wert", ["tenant", "list", "--Samples:Directory", "nix"] },
            { "Database:Provider kennt nur Sqlite", ["tenant", "list", "--Database:Provider=MySql"] },
            { "Abschnitt Platform stimmen nicht: Scheme", ["tenant", "list", "--Platform:Scheme=gopher"] },
        };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_does_not_fit_is_said_in_one_German_line(string line, string[] arguments)
    {
        var before = (await app.SendAsync(new ListTenants())).Count;

        var (code, output) = await Product.RunAsync(app, arguments);

        Assert.Equal(1, code);
        Assert.Contains(line, Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.Equal(before, (await app.SendAsync(new ListTenants())).Count);
    }

    [Theory]
    [InlineData]
    [InlineData("tenant")]
    [InlineData("tenant", "create")]
    [InlineData("comment", "list")]
    [InlineData("db", "migrate")]
    public async Task Help_is_German_throughout(params string[] command)
    {
        var (code, output) = await Product.RunAsync(app, [.. command, "--help"]);

        Assert.Equal(0, code);
        Assert.Contains("Aufruf: ", output, StringComparison.Ordinal);
        Assert.Contains("Zeigt diese Hilfe.", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("Usage|Options:|Description|Commands|Arguments|REQUIRED|Show"), output);
    }

    [Fact]
    public async Task An_absolute_path_does_not_swallow_the_setting_behind_it()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await Product.RunAsync(
            app,
            "tenant",
            "import",
            Sample,
            $"--Data:Directory={folder.Path}",
            "--Database:Provider=Sqlite",
            $"--ConnectionStrings:Catalog=Data Source={folder.Path}/eigene.db",
            $"--ConnectionStrings:Cities=Data Source={folder.Path}/eigene.db",
            $"--ConnectionStrings:CatalogOwner=Data Source={folder.Path}/eigene.db",
            $"--ConnectionStrings:CitiesOwner=Data Source={folder.Path}/eigene.db"
        );

        Assert.True(code == 0, output);
        Assert.Contains("musterstadt (neu)", output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(folder.Path, "files")));
    }

    [Theory]
    [InlineData("--pending")]
    [InlineData("--reported")]
    public async Task A_switch_does_not_swallow_the_setting_behind_it(string flag)
    {
        var (code, output) = await Product.RunAsync(app, "comment", "list", "musterstadt", flag, "--Platform:Scheme=gopher");

        Assert.Equal(1, code);
        Assert.Contains("Scheme", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_city_is_named_with_the_address_it_will_have()
    {
        var (code, output) = await Product.RunAsync(
            app,
            "tenant",
            "create",
            "mit-port",
            "--name",
            "Mit Port",
            "--land",
            "SN",
            "--ags",
            "14000000",
            "--urls",
            "http://127.0.0.1:4711"
        );

        Assert.True(code == 0, output);
        Assert.Contains("http://mit-port.localhost:4711", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_occupied_port_is_said_in_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var (code, output) = await Product.RunAsync(app, $"--urls=http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.Equal(1, code);
        Assert.Contains("ist belegt", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("http://127.0.0.1:99999")]
    public async Task An_address_that_is_none_is_said_in_one_line(string url)
    {
        var (code, output) = await Product.RunAsync(app, "--urls", url);

        Assert.Equal(1, code);
        Assert.Contains("--urls nennt keine Adresse", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
