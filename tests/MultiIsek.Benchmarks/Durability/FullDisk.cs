using System.Diagnostics;
using System.Text;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>P9: the disk is full. A clear refusal, no damage, and it goes on when there is room again, without a restart.</summary>
internal static class FullDisk
{
    private const long Megabyte = 1 << 20;

    public static IReadOnlyList<Trial> Trials { get; } = [new("P9: the disk is full, then made larger", (bench, _) => RunAsync(bench))];

    private static async Task RunAsync(Bench bench)
    {
        var cities = await bench.CitiesAsync("disk-source");
        var size = Directory.GetFiles(cities, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / Megabyte;
        var disk = bench.Folder("disk");
        if (!await IsDoneAsync("mount", "-t", "tmpfs", "-o", $"size={size + 24}m", "tmpfs", disk))
        {
            throw new LackingException("a small disk cannot be mounted here (root only)");
        }

        try
        {
            Durability.Trials.Must(await IsDoneAsync("cp", "-a", $"{cities}/.", disk), "The data could not be copied.");
            await OnAsync(bench, disk, size);
        }
        finally
        {
            await IsDoneAsync("umount", disk);
        }
    }

    private static async Task OnAsync(Bench bench, string disk, long size)
    {
        await using var product = await bench.StartAsync(disk, Place.NoLimits);
        var place = Sample.Places(product)[0];
        var writers = new Writers([place]);
        using var wire = new Wire(product.Port);
        Load.Must200(writers.Write(wire, product.Port, place));
        // Somebody else's file takes what is left but a little.
        var free = new DriveInfo(disk).AvailableFreeSpace;
        await IsDoneAsync("fallocate", "-l", $"{Math.Max(4096, free - (Megabyte / 2))}", Path.Combine(disk, "filler"));

        Answer? refusal = null;
        for (var i = 0; i < 2000 && refusal is null; i++)
        {
            var form = place.Comment(wire, product.Port, $"Probe {Guid.NewGuid():N} {new string('x', 4000)}");
            var answer = wire.Ask(form.Bytes(product.Port));
            refusal = answer.Status == 200 ? null : answer;
        }

        Durability.Trials.Must(refusal is { Status: 500 or 503 }, $"On a full disk the answer was {refusal?.Status}.");
        var page = Encoding.UTF8.GetString(refusal!.Body);
        Durability.Trials.Must(
            page.Contains("<html lang=\"de\">", StringComparison.Ordinal) && !page.Contains("   at ", StringComparison.Ordinal),
            "The refusal is no page for people."
        );
        Load.Must200(wire.Exchange(new Request(place.Host, place.Page, null).Bytes(product.Port)));

        Durability.Trials.Must(await IsDoneAsync("mount", "-o", $"remount,size={size + 200}m", disk), "The disk could not be made larger.");
        Load.Must200(writers.Write(wire, product.Port, place));
        Durability.Trials.Must(product.IsRunning, "The product ended.");
        writers.MustBe(await Rows.OfFolderAsync(disk, Writers.Stored));
        var check = await Rows.OfFolderAsync(disk, "PRAGMA integrity_check");
        Durability.Trials.Must(check is [["ok"]], $"The database is damaged: {check[0][0]}");
    }

    private static async Task<bool> IsDoneAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
