namespace MultiIsek.Kernel.People;

/// <summary>Rolle in einer Stadt. A person may have several; a guest has none.</summary>
public enum Role
{
    /// <summary>Bürgerin, Bürger mit Konto.</summary>
    Citizen,

    /// <summary>Fachamt oder Partner: sees and edits what it is responsible for.</summary>
    Contributor,

    /// <summary>Moderation der Beiträge.</summary>
    Moderator,

    /// <summary>Redaktion: plan, documents, phases.</summary>
    Editor,

    /// <summary>Leitung: members, settings, log.</summary>
    Admin,
}

/// <summary>Who may call what; every endpoint names one of them or is open to all. The authorization matrix is made from it.</summary>
public static class Policies
{
    /// <summary>Anybody with an account in this city.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Any role but <see cref="Role.Citizen"/>, with a second factor.</summary>
    public const string Staff = "staff";

    /// <summary>Whoever works for a department; what of it is theirs the handler decides.</summary>
    public const string Contributor = "contributor";
    public const string Moderator = "moderator";
    public const string Editor = "editor";
    public const string Admin = "admin";

    /// <summary>Somebody of the platform, on the platform's own host.</summary>
    public const string Operator = "operator";

    /// <summary>Reads what the city has not shown to everybody yet (drafts of plans), and takes down at an event what is said there. No department does: it sees what is its own.</summary>
    public const string Drafts = "drafts";

    /// <summary>The roles that each staff policy lets through.</summary>
    public static readonly IReadOnlyDictionary<string, Role[]> Roles = new Dictionary<string, Role[]>
    {
        [Staff] = [Role.Contributor, Role.Moderator, Role.Editor, Role.Admin],
        [Contributor] = [Role.Contributor],
        [Drafts] = [Role.Moderator, Role.Editor, Role.Admin],
        [Moderator] = [Role.Moderator, Role.Admin],
        [Editor] = [Role.Editor, Role.Admin],
        [Admin] = [Role.Admin],
    };
}

public static class RoleWords
{
    public static string ToGerman(this Role role) =>
        role switch
        {
            Role.Citizen => "Bürgerkonto",
            Role.Contributor => "Fachamt",
            Role.Moderator => "Moderation",
            Role.Editor => "Redaktion",
            Role.Admin => "Leitung",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}
