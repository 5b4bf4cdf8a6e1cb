using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Desk;

/// <summary>Schlüssel für Adressen, made of the words of a title, unique in the city.</summary>
internal static class DeskKeys
{
    /// <param name="without">Where the title has no letter that an address takes.</param>
    public static async Task<string> NewAsync(IQueryable<string> keys, string title, string without, CancellationToken ct)
    {
        var stem = KeyText.Stem(title, without);
        return KeyText.Free(stem, await keys.Where(k => k.StartsWith(stem)).ToHashSetAsync(ct));
    }
}
