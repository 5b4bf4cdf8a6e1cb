using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Section "Platform" of the configuration; checked at start.</summary>
public sealed class PlatformOptions
{
    /// <summary>Domains under which cities have their subdomain; the first makes the canonical host of a city without an own domain. Itself it is the platform's own host.</summary>
    [MinLength(1)]
    public string[] Domains { get; set; } = ["localhost"];

    /// <summary>"https" behind a proxy; without it, what the server listens on.</summary>
    [RegularExpression("https?")]
    public string? Scheme { get; set; }

    /// <summary>Port in links; without it, what the server listens on.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>DNS server that is asked where own domains lead, as address or address:port; without it, the machine's own way.</summary>
    [RegularExpression(@"[0-9a-fA-F.:\[\]]+")]
    public string? Resolver { get; set; }

    /// <summary>How long a change of the catalog may go unseen by an instance (seconds).</summary>
    [Range(0, 60)]
    public int CatalogAgeSeconds { get; set; } = 1;
}

/// <summary>Section "Operator": who runs this installation. His legal pages stand on the platform's host and on every demonstration city.</summary>
public sealed class OperatorOptions
{
    [Required]
    public string Name { get; set; } = "Lokale Demonstration der Software MultiIsek";
    public string[] Address { get; set; } = [];
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>Markdown; replaces the text that is made from name and address.</summary>
    public string? Imprint { get; set; }
    public string? Privacy { get; set; }
    public string? Accessibility { get; set; }
}
