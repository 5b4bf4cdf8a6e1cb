using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Desk;

/// <summary>The fields that a new document's form and an old one's share.</summary>
/// <param name="IsNew">Files may give the title.</param>
internal sealed record FieldsModel(DocumentInput Input, IReadOnlyList<DocumentGroupCard> Groups, IReadOnlyList<Fault> Faults, bool IsNew);

/// <summary>Dateifeld: what may be chosen, and what is said beside it.</summary>
internal sealed record FilesModel(string Label, string Hint, string FileMax, long FileMaxBytes, IReadOnlyList<Fault> Faults)
{
    public const string Accept = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt,.md,.png,.jpg,.jpeg,.webp";
}
