using MediatR;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Transfer;

internal sealed class ListSchemasHandler(IEnumerable<TransferPart> parts) : IRequestHandler<ListSchemas, IReadOnlyDictionary<string, string>>
{
    public Task<IReadOnlyDictionary<string, string>> Handle(ListSchemas request, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            RecordsOf(parts).OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => $"{s.Key}.schema.json", s => JsonSchemas.Of($"MultiIsek: {s.Key}", s.Value))
        );

    /// <summary>The records behind all data files, by the name of the schema.</summary>
    public static IReadOnlyDictionary<string, Type> RecordsOf(IEnumerable<TransferPart> parts) =>
        parts.SelectMany(p => p.Schemas).Append(new KeyValuePair<string, Type>("tenant", typeof(TenantRecord))).ToDictionary();
}
