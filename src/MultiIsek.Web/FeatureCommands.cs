using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>What a city has booked, from the command line.</summary>
internal static class FeatureCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Command Create(WithApp run)
    {
        var (slug, reason) = (TenantCommands.Slug(), CommandScope.Reason());
        var names = string.Join(", ", Enum.GetNames<Feature>());
        var on = Features("--on", $"Baustein gebucht; mehrmals möglich: {names}");
        var off = Features("--off", "Baustein nicht gebucht; mehrmals möglich");
        var storage = new Option<int?>("--storage-mb") { Description = "Speicher für Dateien in Megabyte; 0 hebt die Grenze auf" };
        var contributions = new Option<int?>("--contributions") { Description = "Beiträge im Jahr; 0 hebt die Grenze auf" };
        var json = new Option<bool>("--json") { Description = "Ausgabe als JSON" };
        var command = new Command("features", "Zeigt oder ändert, was eine Stadt gebucht hat.") { slug, on, off, storage, contributions, reason, json };
        command.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var city = parsed.GetRequiredValue(slug);
                        var wanted = new BookFeatures(city)
                        {
                            On = parsed.GetValue(on) ?? [],
                            Off = parsed.GetValue(off) ?? [],
                            StorageMb = parsed.GetValue(storage),
                            ContributionsAYear = parsed.GetValue(contributions),
                        };
                        var isChange = wanted.On.Count + wanted.Off.Count > 0 || wanted.StorageMb is not null || wanted.ContributionsAYear is not null;
                        var mediator = services.GetRequiredService<IMediator>();
                        if (isChange)
                        {
                            await CommandScope.AnnounceAsync(services, city, "tenant features", parsed.GetValue(reason), token);
                        }

                        var booking = isChange
                            ? await mediator.Send(wanted, token)
                            : (await mediator.Send(new ListTenants(), token)).FirstOrDefault(s => s.Place.Slug == city)?.Booking
                                ?? throw new RefusedException($"Die Stadt „{city}“ gibt es nicht.");
                        Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(booking, Json) : Text(booking));
                    },
                    ct
                )
        );
        return command;
    }

    private static Option<Feature[]> Features(string name, string description) => new(name) { Description = description, CustomParser = CommandInput.ManyOf<Feature> };

    private static string Text(Booking booking) =>
        string.Join(
            Environment.NewLine,
            [
                .. Enum.GetValues<Feature>().Select(f => $"{f, -16} {(booking.Off.Contains(f) ? "nicht gebucht" : "gebucht")}"),
                $"{"Speicher", -16} {(booking.StorageMb is { } mb ? $"{mb} MB" : "ohne Grenze")}",
                $"{"Beiträge/Jahr", -16} {(booking.ContributionsAYear is { } most ? $"{most}" : "ohne Grenze")}",
            ]
        );
}
