namespace MultiIsek.Kernel.People;

/// <summary>Wer handelt: set once per request or command; nobody by default.</summary>
public sealed class CurrentUser
{
    private const string Guest = "guest";

    public Guid? Id { get; private set; }

    /// <summary>What the log names: the account's id, or which machine acted.</summary>
    public string Actor { get; private set; } = Guest;

    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();

    /// <summary>Has a staff role, but has not shown a second factor in this session.</summary>
    public bool NeedsSecondFactor { get; private set; }

    /// <summary>Showed who it is, staff with their second factor, a short while ago: sensitive acts ask for that.</summary>
    public bool SignedInLately { get; private set; }

    public bool IsStaff => Roles.Any(r => r != Role.Citizen);

    public bool Has(string policy) => Policies.Roles.TryGetValue(policy, out var roles) ? roles.Any(Roles.Contains) : Id is not null;

    public void Set(Guid id, IEnumerable<Role> roles, bool needsSecondFactor = false, bool signedInLately = false)
    {
        SignedInLately = signedInLately;
        NeedsSecondFactor = needsSecondFactor;
        Id = id;
        Actor = id.ToString();
        Roles = roles.ToHashSet();
    }

    /// <summary>Signed out: what is left of this request is a guest's.</summary>
    public void SetGuest()
    {
        (Id, Actor, NeedsSecondFactor, SignedInLately) = (null, Guest, false, false);
        Roles = new HashSet<Role>();
    }

    /// <summary>The operator's command line acts in a city.</summary>
    public void SetOperator() => Actor = "operator";

    /// <summary>The city's own sign-in service says who may do what.</summary>
    public void SetProvider() => Actor = "provider";
}
