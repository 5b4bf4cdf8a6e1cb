using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Operators;

/// <summary>Ends of what an operator began: a visit, a session on the platform's host.</summary>
internal static class OperatorEndpoints
{
    public static void MapOperators(this IEndpointRouteBuilder app)
    {
        app.MapPost("/betrieb/verlassen", LeaveAsync).RequireAuthorization(Policies.Admin);
        app.MapPost("/plattform/betrieb/abmelden", SignOutAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, IAntiforgery forms, IMediator mediator, CurrentUser current)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (current.Visit is { } visit)
        {
            try
            {
                await mediator.Send(new EndVisit(visit.Id), http.RequestAborted);
            }
            catch (RefusedException)
            {
                // The city was faster: it is over either way.
            }

            await http.SignOutAsync(OperatorSchemes.Visit);
        }

        return Results.Redirect("/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms, CatalogDbContext db)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (http.User.SessionId() is { } session)
        {
            await db.Set<OperatorSession>().Where(s => s.Id == session).ExecuteDeleteAsync(http.RequestAborted);
        }

        await http.SignOutAsync(OperatorSchemes.Platform);
        return Results.Redirect("/betrieb/anmelden");
    }
}
