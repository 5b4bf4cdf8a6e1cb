using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Tests.Participation;

/// <summary>Who works for which department: for tests in a browser, which begin after that.</summary>
public static class Departments
{
    public static async Task AssignAsync(this App app, string city, string mail, string organisation)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var user = await db.Set<User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync();
        var department = await db.Set<Organisation>().Where(o => o.Key == organisation).Select(o => o.Id).SingleAsync();
        scope.Get<CurrentUser>().SetOperator();
        await scope.Get<IMediator>().Send(new AssignDepartment(user, department));
    }

    /// <summary>Some unit of the city answers for this element from now on; its key.</summary>
    public static async Task<string> LeadAsync(this App app, string city, string element)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var organisation = await db.Set<Organisation>().Where(o => o.Kind == OrganisationKind.AdministrativeUnit).OrderBy(o => o.SortOrder).FirstAsync();
        var id = await db.Set<PlanElement>().Where(e => e.Key == element).Select(e => e.Id).SingleAsync();
        var involvement = new Involvement
        {
            PlanVersionId = await db.Set<ElementRevision>().Where(r => r.ElementId == id).Select(r => r.PlanVersionId).SingleAsync(),
            ElementId = id,
            OrganisationId = organisation.Id,
            Role = ActorRole.Lead,
        };
        db.Add(involvement);
        await db.SaveChangesAsync();
        return organisation.Key;
    }
}
