using System.Diagnostics;
using MultiIsek.Kernel.Files.Pictures;

namespace MultiIsek.Tests.Files;

/// <summary>A picture of very many pieces keeps nobody busy.</summary>
public sealed class PartStreamTests
{
    [Fact]
    public async Task Pieces_are_read_one_behind_the_other_from_wherever_one_begins()
    {
        var file = Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7)).ToArray();
        var parts = new PictureParts(new MemoryStream(file));
        List<byte> kept = [];
        for (var i = 0; i < PictureParts.KeptMax / 2; i++)
        {
            parts.Keep(i * 20, 3);
            parts.Add([1, 2]);
            kept.AddRange([.. file.AsSpan(i * 20, 3), 1, 2]);
        }

        await using var stream = parts.ToStream();

        Assert.Equal(kept.Count, stream.Length);
        var all = new byte[kept.Count];
        // In one call, and not a call for each piece.
        Assert.Equal(all.Length, await stream.ReadAsync(all));
        Assert.Equal(kept, all);
        foreach (var at in new[] { 4_990, 3, 1_002, 0, 5_000 })
        {
            stream.Position = at;
            var rest = new byte[kept.Count - at];
            await stream.ReadExactlyAsync(rest);
            Assert.Equal(kept[at..], rest);
            Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        }
    }

    [Fact]
    public async Task A_picture_in_fifty_thousand_pieces_is_broken_and_soon()
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        for (var i = 0; i < 50_000; i++)
        {
            // A comment that goes, and a table that stays.
            file.Write([0xFF, 0xFE, 0, 2, 0xFF, 0xDD, 0, 2]);
        }

        file.Write(MultiIsek.Tests.Documents.SampleFiles.Jpeg(10, 10).AsSpan(2));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAsync<InvalidDataException>(() => BarePicture.ReadAsync(file, default));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }
}
