using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

internal enum HostState
{
    /// <summary>Nobody has entered the name.</summary>
    Missing,
    Here,

    /// <summary>It leads here by its address alone, which everybody's does who names ours: nobody has proven that it is this city's.</summary>
    Unproven,
    Elsewhere,

    /// <summary>No answer: nothing is said about it.</summary>
    Unknown,
}

/// <summary>Wohin eine eigene Domain zeigt, and whether it is this city's: by an alias to its own address, or by a text. Where else it leads is not told: names of the operator's own network would be learnt that way.</summary>
internal sealed class HostCheck(INameLookup lookup, IOptions<PlatformOptions> platform)
{
    public async Task<HostState> StateOfAsync(string host, TenantPlace city, CancellationToken ct)
    {
        var own = HostRules.Subdomain(city.Slug, platform.Value);
        try
        {
            var found = await lookup.FindAsync(host, ct);
            if (found.Aliases.Contains(own, StringComparer.OrdinalIgnoreCase))
            {
                return HostState.Here;
            }

            // By an alias to a neighbour it is the neighbour's, whatever the address.
            if (found.Aliases.Any(a => platform.Value.Domains.Any(d => a.EndsWith($".{d}", StringComparison.OrdinalIgnoreCase))))
            {
                return HostState.Elsewhere;
            }

            if (found.Addresses.Count == 0)
            {
                return found.Aliases.Count == 0 ? HostState.Missing : HostState.Elsewhere;
            }

            var here = await lookup.FindAsync(own, ct);
            return !found.Addresses.Any(here.Addresses.Contains) ? HostState.Elsewhere
                : (await lookup.TextsAsync(HostProof.NameOf(host), ct)).Contains(HostProof.TextOf(host, own, city.Id), StringComparer.Ordinal) ? HostState.Here
                : HostState.Unproven;
        }
        catch (NameLookupException)
        {
            return HostState.Unknown;
        }
    }
}

internal static class HostStateWords
{
    public static string Word(this HostState state) =>
        state switch
        {
            HostState.Missing => "noch nicht eingerichtet",
            HostState.Here => "zeigt hierher",
            HostState.Unproven => "zeigt hierher, ist aber noch nicht als Ihre nachgewiesen",
            HostState.Elsewhere => "zeigt woanders hin",
            HostState.Unknown => "konnte gerade nicht geprüft werden",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };
}
