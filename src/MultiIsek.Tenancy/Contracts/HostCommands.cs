using MediatR;
using MultiIsek.Kernel;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Eigene Hosts einer Stadt ändern.</summary>
/// <exception cref="RefusedException">The host cannot be, or something is lost with the canonical one and <see cref="MayLose"/> is not set.</exception>
public sealed record ChangeHosts(string Slug, HostChange Change, string Host) : IRequest<ChangedHosts>
{
    /// <summary>The operator knows what stops working.</summary>
    public bool MayLose { get; init; }
}

public enum HostChange
{
    /// <summary>The host leads to the city's canonical one.</summary>
    Add,

    /// <summary>All others lead to it; the city's subdomain can be it as well.</summary>
    MakeCanonical,

    /// <summary>Where it was the canonical one, the city's subdomain follows.</summary>
    Remove,
}

/// <param name="Losses">What stopped working.</param>
public sealed record ChangedHosts(string CanonicalHost, IReadOnlyList<string> Losses);
