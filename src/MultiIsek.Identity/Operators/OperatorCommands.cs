using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.Operators;

internal sealed class OperatorCommands(OperatorAccounts accounts, CatalogDbContext db)
    : IRequestHandler<InviteOperator, string>,
        IRequestHandler<BlockOperator, Unit>,
        IRequestHandler<ListOperators, IReadOnlyList<OperatorEntry>>
{
    public Task<string> Handle(InviteOperator command, CancellationToken ct) => accounts.InviteAsync(command.Email, ct);

    public async Task<Unit> Handle(BlockOperator command, CancellationToken ct)
    {
        await accounts.BlockAsync(command.Email, ct);
        return Unit.Value;
    }

    public async Task<IReadOnlyList<OperatorEntry>> Handle(ListOperators query, CancellationToken ct) =>
        await db.Set<Operator>()
            .OrderBy(o => o.NormalizedEmail)
            .Take(1000)
            .Select(o => new OperatorEntry(o.Email, o.DisplayName, o.PasswordHash != null, o.IsBlocked, o.SignedInAt))
            .ToListAsync(ct);
}
