using MediatR;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Dokument anlegen, with its first file or without. Answers its key.</summary>
internal sealed record AddDocument(DocumentValues Values, bool IsPublished, TakenFile? File) : IRequest<string>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("document.added", Id.ToString());
}

/// <summary>Angaben speichern. Answers whether anything differed.</summary>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="StaleException">Somebody else saved since.</exception>
internal sealed record SaveDocument(Guid Id, DocumentValues Values, int Revision) : IRequest<bool>, IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new("document.saved", Id.ToString(), [.. Changed]);
}

/// <summary>Dokument veröffentlichen oder auf Entwurf zurücksetzen.</summary>
/// <exception cref="RefusedException"/>
internal sealed record ShowDocument(Guid Id, bool IsShown) : IRequest, IAudited
{
    public Act Act => new(IsShown ? "document.published" : "document.hidden", Id.ToString());
}

/// <summary>Neue Fassung hinterlegen: its files share one number. Answers the number.</summary>
/// <exception cref="RefusedException">Two files of one name.</exception>
internal sealed record AddVersion(Guid Id, IReadOnlyList<TakenFile> Files) : IRequest<int>, IAudited
{
    public int No { get; set; }
    public Act Act => new("document.replaced", Id.ToString(), $"{No}");
}

/// <summary>Dokument zurückziehen: everybody reads why, nobody gets its files.</summary>
/// <exception cref="RefusedException"/>
internal sealed record WithdrawDocument(Guid Id, string Reason) : IRequest, IAudited
{
    public Act Act => new("document.withdrawn", Id.ToString());
}

/// <summary>Eine Fassung zurückziehen; the others stay.</summary>
/// <exception cref="RefusedException"/>
internal sealed record WithdrawVersion(Guid Id, int No, string Reason) : IRequest, IAudited
{
    public Act Act => new("file.withdrawn", Id.ToString(), $"{No}");
}

/// <summary>Zurückziehen zurücknehmen: of one version, or of the document.</summary>
/// <exception cref="RefusedException"/>
internal sealed record RestoreDocument(Guid Id, int? No) : IRequest, IAudited
{
    public Act Act => No is null ? new("document.restored", Id.ToString()) : new("file.restored", Id.ToString(), $"{No}");
}

/// <summary>Dokument löschen, with all its versions.</summary>
/// <exception cref="RefusedException">Something refers to it.</exception>
internal sealed record DeleteDocument(Guid Id) : IRequest, IAudited
{
    public Act Act => new("document.deleted", Id.ToString());
}
