using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Kernel.Data;

/// <summary>Saving at the desk, with what can be in its way said in German.</summary>
public static class DeskSaves
{
    /// <exception cref="StaleException">Somebody else was faster.</exception>
    /// <exception cref="RefusedException">The database refuses it: a key was taken meanwhile, or something refers to it.</exception>
    public static async Task SaveAtDeskAsync(this IsekDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleException();
        }
        catch (DbUpdateException)
        {
            throw new RefusedException("Das passt nicht zu dem, was gerade jemand anderes gespeichert hat. Bitte versuchen Sie es noch einmal.");
        }
    }

    public static void RefuseFaults(this IReadOnlyList<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new FieldsRefusedException(faults);
        }
    }

    /// <summary>An empty text is none.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
