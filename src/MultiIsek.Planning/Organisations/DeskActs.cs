using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>What the pages of the desk do alike with a command: where to go when it is done, or the form once more with what is wrong.</summary>
internal static class DeskActs
{
    /// <param name="act">Answers the address to go to.</param>
    public static async Task<IActionResult> TryAsync(this PageModel page, Action<IReadOnlyList<Fault>> refuse, Func<Task<string>> act)
    {
        var status = StatusCodes.Status422UnprocessableEntity;
        try
        {
            return new RedirectResult(await act());
        }
        catch (FieldsRefusedException e)
        {
            refuse(e.Faults);
        }
        catch (StaleException e)
        {
            refuse([new("", e.Message)]);
            status = StatusCodes.Status409Conflict;
        }
        catch (RefusedException e)
        {
            refuse([new("", e.Message)]);
        }

        var again = page.Page();
        again.StatusCode = status;
        return again;
    }

    public static async Task<IReadOnlyList<ReferenceUse>> OfAsync(this IEnumerable<IReferenceUses> uses, string entity, Guid id, CancellationToken ct)
    {
        List<ReferenceUse> found = [];
        foreach (var each in uses)
        {
            found.AddRange(await each.ListAsync(entity, id, ct));
        }

        return found;
    }
}
