using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Letters;

/// <summary>Eigene Erinnerungen wählen: of the kinds that the page offered, which come by mail.</summary>
internal sealed record SaveReminders(Guid UserId, IReadOnlyList<string> Offered, IReadOnlyList<string> Wanted) : IRequest<Unit>, IAudited
{
    public Act Act => new("reminders.changed", UserId.ToString(), [.. Wanted]);
}

/// <summary>Erinnerung abbestellen, by the link in one.</summary>
internal sealed record EndReminder(Guid UserId, string Kind) : IRequest<Unit>, IAudited
{
    public Act Act => new("reminders.ended", UserId.ToString(), Kind);
}

internal sealed class SaveRemindersHandler(IsekDbContext db, TimeProvider time) : IRequestHandler<SaveReminders, Unit>
{
    public async Task<Unit> Handle(SaveReminders command, CancellationToken ct)
    {
        var refused = await db.Set<LetterRefusal>().Where(r => r.UserId == command.UserId).ToListAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        db.RemoveRange(refused.Where(r => command.Wanted.Contains(r.Kind)));
        db.AddRange(command.Offered.Except(command.Wanted).Except(refused.Select(r => r.Kind)).Select(k => new LetterRefusal(command.UserId, k, now)));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class EndReminderHandler(IsekDbContext db, TimeProvider time) : IRequestHandler<EndReminder, Unit>
{
    public async Task<Unit> Handle(EndReminder command, CancellationToken ct)
    {
        db.Add(new LetterRefusal(command.UserId, command.Kind, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
