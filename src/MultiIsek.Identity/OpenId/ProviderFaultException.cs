namespace MultiIsek.Identity.OpenId;

/// <summary>What is wrong with a city's provider, or with what it answered.</summary>
/// <param name="reason">In German, for the admin; nobody's name or token is in it. Others only read that it does not work.</param>
internal sealed class ProviderFaultException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The provider cannot be reached: later it may work.</summary>
    public bool IsUnreachable { get; init; }
}
