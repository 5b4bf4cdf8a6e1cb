using System.Text;
using MultiIsek.Kernel.Files.Pictures;

namespace MultiIsek.Tests.Documents;

/// <summary>Where a photograph was taken, when and by whom leaves with nobody's download; it never lies in the store.</summary>
[Collection("app")]
public sealed class PhotoTests(App app)
{
    public static TheoryData<string, int> Taken
    {
        get
        {
            var taken = new TheoryData<string, int>();
            foreach (var format in Photos.Formats)
            {
                taken.Add(format, 1);
                taken.Add(format, 6);
            }

            return taken;
        }
    }

    [Theory, MemberData(nameof(Taken))]
    public async Task An_uploaded_photo_has_no_place_and_no_owner_left(string format, int orientation)
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var photo = Photos.WithPlace(format, orientation);
        Assert.True(photo.AsSpan().IndexOf(Photos.Place) > 0 && photo.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Photos.Owner)) > 0);

        var key = await desk.AddAsync("Am Ufer", $"ufer.{format}", photo, ("kind", "Image"), ("published", "true"));
        var stored = await app.City(copy.Slug).GetByteArrayAsync($"/dokumente/{key}/1/ufer.{format}");

        Assert.True(stored.AsSpan().IndexOf(Photos.Place) < 0);
        var text = Encoding.Latin1.GetString(stored);
        foreach (var trace in new[] { "Geheim", "adobe", "xmp", "XMP", "MPF", "Author" })
        {
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
        }

        // Which way is up is all that may be left of it: one entry, 26 bytes.
        var exif = stored.AsSpan().IndexOf("II*\0"u8);
        Assert.Equal(orientation == 1, exif < 0);
        Assert.Equal(orientation == 1, !text.Contains("exif", StringComparison.OrdinalIgnoreCase));
        if (orientation != 1)
        {
            Assert.Equal([1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0], stored[(exif + 8)..(exif + 26)]);
        }
    }

    [Theory, MemberData(nameof(Taken))]
    public async Task The_picture_itself_stays_as_it_was(string format, int orientation)
    {
        var bare = await BareAsync(Photos.WithPlace(format, orientation));

        // What is bare stays what it is, and so does what nobody wrote anything into.
        Assert.Equal(bare, await BareAsync(bare));
        if (format == "jpg" && orientation == 1)
        {
            Assert.Equal(Photos.Jpeg, bare);
        }
    }

    [Fact]
    public async Task A_broken_picture_is_refused_by_its_sentence()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        // Big enough for the look at its head, and without a picture behind it.
        using var refused = await desk.UploadAsync(DocumentDesk.New, [("a.webp", SampleFiles.Webp(10, 10))], ("title", "Kaputt"), ("kind", "Image"));

        Assert.Contains("beschädigt", (await refused.Html()).TextOf("#files-e"), StringComparison.Ordinal);
    }

    private static async Task<byte[]> BareAsync(byte[] file)
    {
        using var content = new MemoryStream(file, writable: false);
        var picture = await BarePicture.ReadAsync(content, CancellationToken.None);
        Assert.Equal((48, 32), (picture!.Width, picture.Height));
        using var bare = new MemoryStream();
        await picture.Content.CopyToAsync(bare);
        return bare.ToArray();
    }
}
