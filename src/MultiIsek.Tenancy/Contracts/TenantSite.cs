using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Was jede Seite einer Stadt braucht: name, theme, contact and legal pages, kept in memory.</summary>
public sealed record TenantSite
{
    private bool? _hasLegalPages;

    public required TenantPlace Place { get; init; }

    /// <summary>State of the catalog that this was read from: what is kept of a page names it.</summary>
    public required long Edition { get; init; }
    public required string Name { get; init; }

    /// <summary>"Stadt", "Gemeinde" …</summary>
    public required string Designation { get; init; }
    public required Land Land { get; init; }
    public required string Ags { get; init; }
    public required TenantState State { get; init; }

    /// <summary>Whether this installation has the database that the city lies on.</summary>
    public required bool IsPlaced { get; init; }
    public required string CanonicalHost { get; init; }
    public required Theme Theme { get; init; }
    public required string LetterMark { get; init; }

    /// <summary>Stands in place of the letter mark.</summary>
    public Logo? Logo { get; init; }
    public string PlanName { get; init; } = "";
    public string Headline { get; init; } = "";
    public string Lead { get; init; } = "";
    public string? Motto { get; init; }
    public string? MottoLabel { get; init; }
    public bool IsDemonstration { get; init; }
    public DateOnly? AsOf { get; init; }
    public Contact Contact { get; init; } = new();
    public IReadOnlyList<TenantLink> Links { get; init; } = [];
    public IReadOnlyList<string> PrivacyNotices { get; init; } = [];

    public EasyAccess EasyAccess { get; init; } = new();

    /// <summary>Null: maps have a plain ground.</summary>
    public MapTiles? MapTiles { get; init; }

    public Booking Booking { get; init; } = Booking.Everything;

    /// <summary>Texts by kind; a city is public only with all of them, and with no gap in any.</summary>
    public required IReadOnlyDictionary<LegalKind, string> LegalPages { get; init; }

    /// <summary>Somebody put it on the net; see <see cref="IsPublic"/>.</summary>
    public required bool IsPublished { get; init; }

    public string FullName => Designation.Length == 0 ? Name : $"{Designation} {Name}";

    /// <summary>"der Stadt Musterstadt", "von Musterstadt": what belongs to the city.</summary>
    public string OfName =>
        Designation.Length == 0 ? $"von {Name}"
        : Designation.EndsWith("stadt", StringComparison.OrdinalIgnoreCase) && !Designation.Contains(' ', StringComparison.Ordinal) ? $"der {FullName}"
        : Designation.EndsWith("gemeinde", StringComparison.OrdinalIgnoreCase) && !Designation.Contains(' ', StringComparison.Ordinal) ? $"der {FullName}"
        : $"der Kommune {Name}";

    public bool IsPublic => State == TenantState.Active && IsPlaced && IsPublished && HasLegalPages;

    private bool HasLegalPages => _hasLegalPages ??= LegalText.AreWhole(LegalPages);
}

public enum TenantState
{
    Active,
    Suspended,

    /// <summary>Its first import has not come to an end: nothing of it is shown, and the next import begins anew.</summary>
    Importing,
}

public enum LegalKind
{
    Imprint,
    Privacy,
    Accessibility,
}

/// <summary>Bundesland, by the usual two letters.</summary>
public enum Land
{
    BB,
    BE,
    BW,
    BY,
    HB,
    HE,
    HH,
    MV,
    NI,
    NW,
    RP,
    SH,
    SL,
    SN,
    ST,
    TH,
}

public sealed record TenantLink(string Label, string Url);

/// <summary>Kontakt einer Stadt; what nobody entered stays empty and is said in <see cref="ContactWords"/>.</summary>
public sealed record Contact
{
    public IReadOnlyList<string> Lines { get; init; } = [];
    public string? Street { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }
    public string? Phone { get; init; }
    public string? Fax { get; init; }
    public string? Email { get; init; }
    public string? OpeningHours { get; init; }
    public string? Note { get; init; }
}

/// <summary>The colours of a city (CSS hex): raw for decoration, darkened for light pages, lightened for dark ones, and what is readable on the raw one.</summary>
public sealed record Theme(string Brand, string AccentLight, string AccentDark, string OnBrand);

/// <summary>Wer diesen Host bedient: the answer of the host look-up for this request.</summary>
public sealed class CurrentSite
{
    /// <summary>The city whose host was called; null on the platform's own host.</summary>
    public TenantSite? Tenant { get; private set; }

    public TenantSite City => Tenant ?? throw new InvalidOperationException("This request is not for a city.");

    public void Set(TenantSite tenant) => Tenant = tenant;
}
