using System.Net;
using System.Text;
using System.Text.Json;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Streets;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>The city's own list of streets: uploaded whole, found by the beginnings of words, and nobody else's.</summary>
[Collection("app")]
public sealed class StreetTests(App app)
{
    private const string Table =
        "Straße;Hausnummer;Ortsteil;Breite;Länge\r\nMarktstraße;5 a;Altstadt;52,0361;8,05\r\nMarktstraße;;Altstadt;52,036;8,05\r\nMarktstraße;;Auenufer;52,02;8,05\r\nBürgermeister-Müller-Weg;;;52,04;8,03\r\n";

    [Theory]
    [InlineData("Marktstr. 5a", "Marktstraße 5 a, Altstadt")]
    [InlineData("Marktstr. 77", "Marktstraße, Altstadt|Marktstraße 5 a, Altstadt|Marktstraße, Auenufer")]
    [InlineData("MARKTSTRASSE Auen", "Marktstraße, Auenufer")]
    [InlineData("mueller", "Bürgermeister-Müller-Weg")]
    [InlineData("Burgermeister Muller", "Bürgermeister-Müller-Weg")]
    [InlineData("strasse", "")]
    [InlineData("17", "")]
    [InlineData("<script>", "")]
    public async Task A_street_is_found_by_the_beginnings_of_its_words(string typed, string labels)
    {
        using var copy = new CityCopy();
        var staff = await UploadedAsync(copy, Table);
        Assert.Equal(labels, string.Join('|', await FindAsync(copy.Slug, typed)));
        Assert.Empty(await FindAsync("hagen", typed));
        Assert.Equal(labels.Length > 0, (await staff.PageAsync($"{StreetsPage.Address}?suche={Uri.EscapeDataString(typed)}")).QuerySelector("li.row") is not null);
    }

    [Fact]
    public async Task A_new_list_replaces_the_old_one_and_can_be_taken_away()
    {
        using var copy = new CityCopy();
        var staff = await UploadedAsync(copy, Table);
        using var replaced = await ConfirmedAsync(staff, "Straße;Breite;Länge\nAm Tor;52.03;8.04\n");
        Assert.Equal($"{StreetsPage.Address}?getan=ersetzt", replaced.Headers.Location?.ToString());
        Assert.Empty(await FindAsync(copy.Slug, "Markt"));
        using var csv = await staff.GetAsync($"{StreetsPage.Address}?handler=Csv");
        Assert.EndsWith("Am Tor;;;52,03;8,04\r\n", Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        using var cleared = await staff.SubmitAsync(StreetsPage.Address, "form[action$='handler=Clear']");
        Assert.Contains("Noch ist keine Liste hinterlegt", (await staff.PageAsync(StreetsPage.Address)).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Straße;Breite\nAm Tor;52\n", "Die Spalte „Länge“ fehlt")]
    [InlineData(
        "Straße;Breite;Länge\nAm Tor;52.03;8.04\n;52.03;8.04\nIrgendwo;8.04;52.03\n",
        "Zeile 3, Spalte Straße: Der Name fehlt.|Zeile 4, Spalte Breite: Breite und Länge sind vertauscht."
    )]
    [InlineData("Straße;Hausnummer;Breite;Länge\nAm Tor;<b>;52.03;8.04\nAm Tor;1;52.03;80.4\n", "Zeile 2, Spalte Hausnummer|Zeile 3, Spalte Länge")]
    [InlineData("", "Wählen Sie eine Tabelle")]
    public async Task What_is_wrong_is_said_by_its_line_and_the_old_list_stays(string table, string faults)
    {
        using var copy = new CityCopy();
        var staff = await UploadedAsync(copy, Table);
        using var answer = await UploadAsync(staff, table);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var alert = (await answer.Html()).TextOf(".kern-alert");
        Assert.All(faults.Split('|'), fault => Assert.Contains(fault, alert, StringComparison.Ordinal));
        Assert.Equal(3, (await FindAsync(copy.Slug, "Markt")).Count);
    }

    private async Task<Visitor> UploadedAsync(CityCopy copy, string table)
    {
        await app.ImportAsync(copy.Folder);
        var staff = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        using var stored = await ConfirmedAsync(staff, table);
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        return staff;
    }

    private static async Task<HttpResponseMessage> ConfirmedAsync(Visitor staff, string table)
    {
        using var checkedTable = await UploadAsync(staff, table);
        Assert.Equal(HttpStatusCode.OK, checkedTable.StatusCode);
        var preview = await checkedTable.Html();
        Assert.Contains("gespeichert ist noch nichts", preview.TextOf("main"), StringComparison.Ordinal);
        var form = preview.QuerySelector("form[action$='handler=Replace']")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input"))
        {
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        }

        return await staff.SendContentAsync(form.GetAttribute("action")!, content);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor staff, string table)
    {
        var token = (await staff.PageAsync(StreetsPage.Address)).QuerySelector("form[enctype] input[name=form]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "form" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "datei", "strassen.csv" } };
        return await staff.SendContentAsync(StreetsPage.Address, content);
    }

    private async Task<List<string>> FindAsync(string city, string typed)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(await app.City(city).GetStringAsync($"{StreetsJson.Address}?q={Uri.EscapeDataString(typed)}"));
        return [.. json.EnumerateArray().Select(s => s.GetProperty("label").GetString()!)];
    }
}
