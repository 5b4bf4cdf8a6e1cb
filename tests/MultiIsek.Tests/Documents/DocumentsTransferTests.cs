using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Tests.Documents;

[Collection("app")]
public sealed class DocumentsTransferTests(App app)
{
    private const string Json = "documents.json";

    [Fact]
    public async Task Changed_bytes_make_a_new_version_and_the_old_address_keeps_the_old_ones()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "dokumente/kurzfassung.md"), "# Neu\n\nGeänderter Text über Fledermauskästen.");
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 1, 0), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        var client = app.City(city.Slug);
        Assert.Contains("erfunden", await client.GetStringAsync("/dokumente/kurzfassung/1/kurzfassung.md"), StringComparison.Ordinal);
        Assert.Contains("Geänderter Text", await client.GetStringAsync("/dokumente/kurzfassung/2/kurzfassung.md"), StringComparison.Ordinal);
        var page = await client.Page("/dokumente/kurzfassung");
        Assert.Equal(["2. Fassung (aktuell)", "1. Fassung"], page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Contains("in Kürze", (await client.Page("/suche?q=Fledermauskasten")).TextOf(".hits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_title_makes_no_new_version()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        city.Edit(Json, f => f["documents"]![1]!["title"] = "Anderer Titel");
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 1, 0), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        await using var scope = app.Scope(city.Slug);
        Assert.All(await scope.Get<IsekDbContext>().Set<DocumentVersion>().ToListAsync(), v => Assert.Equal(1, v.No));
    }

    [Fact]
    public async Task A_new_record_in_the_middle_changes_no_other_and_shows_in_its_place()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        city.Edit(
            Json,
            f =>
                f["documents"]!
                    .AsArray()
                    .Insert(
                        1,
                        new JsonObject
                        {
                            ["key"] = "eingeschoben",
                            ["kind"] = "Concept",
                            ["group"] = "stadtumbau",
                            ["title"] = "Eingeschoben",
                        }
                    )
        );
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((1, 0, 0), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        var page = await app.City(city.Slug).Page("/dokumente/gruppe/stadtumbau");
        Assert.Equal("Eingeschoben", page.TextOf(".doc a"));
        Assert.Contains("noch keine Datei", (await app.City(city.Slug).Page("/dokumente/eingeschoben")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_left_the_file_goes_with_its_versions_and_its_place_in_the_search()
    {
        using var city = new CityCopy();
        city.Edit(
            Json,
            f =>
                f["documents"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["key"] = "kurz-da",
                            ["kind"] = "Other",
                            ["title"] = "Kurz da",
                            ["files"] = new JsonArray("quellen/erfindung.md"),
                        }
                    )
        );
        await app.ImportAsync(city.Folder);
        Assert.Equal(HttpStatusCode.OK, (await app.City(city.Slug).GetAsync("/dokumente/kurz-da/1/erfindung.md")).StatusCode);
        city.Edit(Json, f => f["documents"]!.AsArray().RemoveAt(f["documents"]!.AsArray().Count - 1));
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 0, 1), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(city.Slug).GetAsync("/dokumente/kurz-da")).StatusCode);
        await using var scope = app.Scope(city.Slug);
        Assert.False(await scope.Get<IsekDbContext>().Set<SearchEntry>().AnyAsync(e => e.Url == "/dokumente/kurz-da"));
    }

    [Theory]
    [InlineData("../musterstadt/geheim.md", "führt aus dem Ordner")]
    [InlineData("/etc/hostname.txt", "führt aus dem Ordner")]
    [InlineData("dokumente\\kurzfassung.md", "führt aus dem Ordner")]
    [InlineData("dokumente/gibt-es-nicht.md", "gibt es nicht")]
    [InlineData("dokumente/programm.exe", "pdf, md, txt, csv, json, png, jpg")]
    [InlineData("dokumente/falsch.pdf", "keine PDF-Datei")]
    [InlineData("dokumente/leer.txt", "ist leer")]
    public async Task A_file_that_may_not_be_taken_is_named_with_its_line_and_nothing_is_written(string file, string message)
    {
        using var city = new CityCopy();
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "dokumente/programm.exe"), "MZ");
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "dokumente/falsch.pdf"), "<html>");
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "dokumente/leer.txt"), "");
        city.Edit(Json, f => f["documents"]![1]!["files"] = new JsonArray(file));

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal(("documents.json", "documents[1].files[0]"), (fault.File, fault.Field));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("\"", (await File.ReadAllLinesAsync(Path.Combine(city.Folder, Json)))[fault.Line - 1].Trim(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(city.Slug).GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_refused()
    {
        using var city = new CityCopy();
        var secret = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(secret, "geheim");
        File.CreateSymbolicLink(Path.Combine(city.Folder, "dokumente/harmlos.txt"), secret);
        city.Edit(Json, f => f["documents"]![1]!["files"] = new JsonArray("dokumente/harmlos.txt"));

        var fault = Assert.Single(await city.FaultsAsync(app));
        File.Delete(secret);

        Assert.Contains("führt aus dem Ordner", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_the_file_are_told_at_once()
    {
        using var city = new CityCopy();
        city.Edit(
            Json,
            f =>
            {
                f["documents"]![1]!["group"] = "gibt-es-nicht";
                f["documents"]![1]!["url"] = "javascript:alert(1)";
                f["documents"]![1]!["date"] = "Mai 2025";
                f["documents"]![2]!["key"] = "kurzfassung";
                f["documents"]![3]!.AsObject().Remove("source");
                f["documents"]![3]!["readOn"] = "gestern";
            }
        );

        IReadOnlyList<TransferError> faults = await city.FaultsAsync(app);

        Assert.All(
            ["documents[1].group", "documents[1].url", "documents[1].date", "documents[2].key", "documents[3]", "documents[3].readOn"],
            field => Assert.Contains(faults, f => f.Field == field)
        );
    }

    [Fact]
    public async Task A_dry_run_writes_no_file()
    {
        using var city = new CityCopy();
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "dokumente/kurzfassung.md"), $"# Probe {city.Slug}");
        var before = Directory.GetFiles(Path.Combine(app.DataDirectory, "files"), "*", SearchOption.AllDirectories).Length;
        var result = await app.ImportAsync(city.Folder, isDryRun: true);

        Assert.True(result.Counts.Added > 3, $"{result.Counts}");
        Assert.Equal(before, Directory.GetFiles(Path.Combine(app.DataDirectory, "files"), "*", SearchOption.AllDirectories).Length);
    }
}
