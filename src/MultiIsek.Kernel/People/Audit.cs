using MediatR;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.People;

/// <summary>Ein Eintrag im Protokoll: ids and names of fields, never a person's name, address or text, so that erasing a person never breaks the chain.</summary>
/// <param name="Name">"member.invited", "comment.blocked": noun and past.</param>
/// <param name="Subject">Id of what was acted on.</param>
/// <param name="Fields">What changed, as names or enum values.</param>
public sealed record Act(string Name, string Subject, params string[] Fields);

/// <summary>A command of staff: the pipeline writes its act into the city's log, in the command's own transaction.</summary>
public interface IAudited
{
    /// <summary>Asked for when the command has been carried out.</summary>
    Act Act { get; }
}

/// <summary>Writes the log; the module that keeps it implements this.</summary>
public interface IAudit
{
    /// <summary>Appends to the current transaction.</summary>
    Task AppendAsync(Act act, CancellationToken ct);
}

/// <summary>Command and log entry are one transaction: an act that is not in the log did not happen.</summary>
public sealed class AuditedCommands<TRequest, TResponse>(IServiceProvider services, TenantCache cache) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IAudited audited)
        {
            return await next();
        }

        // Asked for here: most requests through the mediator are of no city, or read.
        var db = services.GetRequiredService<IsekDbContext>();
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var answer = await next();
        await services.GetRequiredService<IAudit>().AppendAsync(audited.Act, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
            cache.Forget(db.Tenant.Place.Id);
        }

        return answer;
    }
}
