using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Registrations;

/// <summary>Anmeldung eintragen, for somebody who called or came by.</summary>
/// <exception cref="RegistrationRefusedException"/>
internal sealed record AddRegistration(Guid EventId, string Name, string? Email) : IRequest<RegistrationAnswer>, IAudited
{
    public Act Act => new("registration.added", EventId.ToString());
}

/// <summary>Anmeldung streichen. Answers whether it was there.</summary>
internal sealed record RemoveRegistration(Guid EventId, Guid Id) : IRequest<bool>, IAudited
{
    public Act Act => new("registration.removed", EventId.ToString());
}

/// <summary>Nothing is stored.</summary>
internal sealed class RegistrationRefusedException(RegistrationAnswer answer) : ValidationException($"{answer}")
{
    public RegistrationAnswer Answer => answer;
}

internal sealed class RegistrationHandlers(IsekDbContext db, RegistrationStore store)
    : IRequestHandler<AddRegistration, RegistrationAnswer>,
        IRequestHandler<RemoveRegistration, bool>
{
    public async Task<RegistrationAnswer> Handle(AddRegistration command, CancellationToken ct)
    {
        var code = ReceiptCode.From(RandomNumberGenerator.GetBytes(32));
        var answer = await store.AddAsync(new(command.EventId, command.Name, command.Email, code.Hash, Guid.CreateVersion7(), null, ByStaff: true), code.Shown, ct);
        // Thrown, so that the log doesn't say that it was done.
        return answer is RegistrationAnswer.Seated or RegistrationAnswer.Waiting ? answer : throw new RegistrationRefusedException(answer);
    }

    public async Task<bool> Handle(RemoveRegistration command, CancellationToken ct) =>
        await db.Set<EventRegistration>().AnyAsync(r => r.Id == command.Id && r.EventId == command.EventId, ct) && await store.RemoveAsync(command.Id, ct);
}
