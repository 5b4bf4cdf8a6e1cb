using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Contracts;

/// <summary>Names by which upper modules point to this module's rows.</summary>
public static class DocumentsKeys
{
    public const string Document = "MultiIsek.Documents.Library.Document";
    public const string Group = "MultiIsek.Documents.Library.DocumentGroup";

    /// <summary>Kinds of reference in data files.</summary>
    public const string DocumentKind = Import.SourceKind;
    public const string GroupKind = "Dokumentgruppe";
}

public enum DocumentKind
{
    SourcePage,
    FinalReport,
    InterimReport,
    Presentation,
    Documentation,
    CouncilResolution,
    Map,
    Brochure,
    MonitoringReport,
    Image,
    Guideline,
    Concept,
    Draft,
    Other,
}
