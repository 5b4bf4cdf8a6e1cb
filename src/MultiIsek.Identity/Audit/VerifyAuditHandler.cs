using MediatR;
using MultiIsek.Identity.Contracts;

namespace MultiIsek.Identity.Audit;

internal sealed class VerifyAuditHandler(AuditLog log) : IRequestHandler<VerifyAudit, long?>
{
    public Task<long?> Handle(VerifyAudit request, CancellationToken ct) => log.VerifyAsync(ct);
}
