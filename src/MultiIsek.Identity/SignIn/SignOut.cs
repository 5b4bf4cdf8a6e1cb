using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace MultiIsek.Identity.SignIn;

/// <summary>POST /abmelden: ends the session on this device.</summary>
internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/abmelden",
                async (HttpContext http, SignInManager<User> signIn, IAntiforgery forms) =>
                {
                    if (!await forms.IsRequestValidAsync(http))
                    {
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    }

                    await signIn.SignOutAsync();
                    return Results.Redirect("/");
                }
            )
            .AllowAnonymous();
}
