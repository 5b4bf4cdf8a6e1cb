using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Kernel.Pages;

/// <summary>What the pages of the desk do alike with a command: where to go when it is done, or the form once more with what is wrong.</summary>
public static class DeskActs
{
    /// <param name="act">Answers the address to go to.</param>
    /// <param name="again">Shows the page once more with what is wrong, with this status.</param>
    public static async Task<IActionResult> TryAsync(Func<Task<string>> act, Func<IReadOnlyList<Fault>, int, Task<IActionResult>> again)
    {
        try
        {
            return new RedirectResult(await act());
        }
        catch (FieldsRefusedException e)
        {
            return await again(e.Faults, StatusCodes.Status422UnprocessableEntity);
        }
        catch (RefusedException e)
        {
            return await again([new("", e.Message)], StatusCodes.Status422UnprocessableEntity);
        }
        catch (TooLateException e)
        {
            return await again([new("", e.Message)], StatusCodes.Status409Conflict);
        }
    }

    /// <summary>The same on a page that has all it shows.</summary>
    public static Task<IActionResult> TryAsync(this PageModel page, Action<IReadOnlyList<Fault>> refuse, Func<Task<string>> act) =>
        TryAsync(
            act,
            (faults, status) =>
            {
                refuse(faults);
                var again = page.Page();
                again.StatusCode = status;
                return Task.FromResult<IActionResult>(again);
            }
        );
}
