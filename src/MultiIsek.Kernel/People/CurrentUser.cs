namespace MultiIsek.Kernel.People;

/// <summary>Besuch des Betreibers in dieser Stadt, as the banner says it.</summary>
/// <param name="EndsAt">UTC.</param>
/// <param name="Page">Whole address on the platform's own host where the next one is begun.</param>
public sealed record Visit(Guid Id, string Operator, string Reason, DateTime EndsAt, string Page);

/// <summary>Wer handelt: set once per request or command; nobody by default.</summary>
public sealed class CurrentUser
{
    /// <summary>What the log's actor begins with in a visit; the operator's id follows.</summary>
    public const string VisitorPrefix = "operator:";
    private const string Guest = "guest";

    public Guid? Id { get; private set; }

    /// <summary>As the person wants to be called; empty for a guest.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the log names: the account's id, or which machine acted.</summary>
    public string Actor { get; private set; } = Guest;

    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();

    /// <summary>Has a staff role, but has not shown a second factor in this session.</summary>
    public bool NeedsSecondFactor { get; private set; }

    /// <summary>Showed who it is, staff with their second factor, a short while ago: sensitive acts ask for that.</summary>
    public bool SignedInLately { get; private set; }

    public bool IsStaff => Roles.Any(r => r != Role.Citizen);

    /// <summary>Set while somebody of the platform acts here, who has no account in this city.</summary>
    public Visit? Visit { get; private set; }

    /// <summary>The visit in which this is done: what is done in one stays known as that.</summary>
    public Guid? VisitId { get; private set; }

    /// <summary>No guest.</summary>
    public bool IsKnown => Id is not null || Visit is not null;

    public bool Has(string policy) => policy == Policies.SignedIn ? Id is not null : Policies.Roles.TryGetValue(policy, out var roles) && roles.Any(Roles.Contains);

    public void Set(Guid id, IEnumerable<Role> roles, bool needsSecondFactor = false, bool signedInLately = false, string name = "")
    {
        Name = name;
        SignedInLately = signedInLately;
        NeedsSecondFactor = needsSecondFactor;
        Id = id;
        Actor = id.ToString();
        Roles = roles.ToHashSet();
    }

    /// <summary>Signed out: what is left of this request is a guest's.</summary>
    public void SetGuest()
    {
        (Id, Name, Actor, NeedsSecondFactor, SignedInLately, Visit, VisitId) = (null, "", Guest, false, false, null, null);
        Roles = new HashSet<Role>();
    }

    /// <summary>The operator's command line acts in a city.</summary>
    public void SetOperator() => Actor = "operator";

    /// <summary>The same, with the row that says why.</summary>
    public void SetCommand(Guid visitId) => (Actor, VisitId) = ("operator", visitId);

    /// <summary>Somebody of the platform opens a visit, or comes for the one that is named.</summary>
    public void SetOperator(Guid id, Guid? visitId = null) => (Actor, VisitId) = ($"{VisitorPrefix}{id}", visitId);

    /// <summary>Somebody of the platform acts in a visit. It began with a recent sign-in; one that lasts longer is no proof any more.</summary>
    public void SetVisitor(Guid id, Visit visit, bool signedInLately)
    {
        SetOperator(id);
        (Visit, VisitId, SignedInLately) = (visit, visit.Id, signedInLately);
        Roles = new HashSet<Role> { Role.Admin };
    }

    /// <summary>What the application does by itself, at its time.</summary>
    public void SetSystem() => Actor = "system";

    /// <summary>The city's own sign-in service says who may do what.</summary>
    public void SetProvider() => Actor = "provider";
}
