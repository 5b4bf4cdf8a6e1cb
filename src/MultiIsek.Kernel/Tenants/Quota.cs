namespace MultiIsek.Kernel.Tenants;

/// <summary>Kontingent: of what a city may have only so much.</summary>
public enum Quota
{
    /// <summary>Bytes of files.</summary>
    Storage,

    /// <summary>Contributions of one calendar year.</summary>
    Contributions,
}

/// <summary>Was die Stadt gebucht hat; the module of cities implements it.</summary>
public interface IQuotas
{
    /// <summary>Null: without a limit. So is all that the operator's own commands do.</summary>
    long? LimitOf(Quota quota);
}

/// <summary>How much of it is used; the module implements this in whose rows it stands, and refuses what would be more.</summary>
public interface IQuotaUse
{
    Quota Quota { get; }

    Task<long> UsedAsync(CancellationToken ct);
}
