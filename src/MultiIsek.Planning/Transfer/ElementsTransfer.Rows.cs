using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Transfer;

/// <summary>A record written into its row, and what goes with a row.</summary>
internal sealed partial class ElementsTransfer
{
    private static void Apply(Import import, VersionTree tree, ElementNode node, ElementRevision row, Dictionary<string, ElementType> types)
    {
        var (file, path, record) = (tree.File, node.Path, node.Record);
        row.TypeId = types.TryGetValue(record.Type, out var type) ? type.Id : Guid.Empty;
        row.ParentElementId = node.Parent is { } parent ? import.Known(PlanningKeys.ElementKind, parent.Record.Key) : null;
        row.Number = import.Text(file, $"{path}.number", record.Number, 30);
        row.IsNumberManual = record.NumberIsManual;
        row.Title = import.Text(file, $"{path}.title", record.Title, ElementRevision.TitleMax)!;
        row.TitleAsPublished = import.Text(file, $"{path}.titleAsPublished", record.TitleAsPublished, ElementRevision.TitleMax);
        row.BodyAsPublished = import.Text(file, $"{path}.bodyAsPublished", record.BodyAsPublished, 2000);
        row.Lead = import.Text(file, $"{path}.lead", record.Lead, ElementRevision.LeadMax);
        row.Body = [.. record.Body];
        row.BodyLabel = import.Text(file, $"{path}.bodyLabel", record.BodyLabel, 80);
        row.Missing = import.Text(file, $"{path}.missing", record.Missing, 500);
        row.MissingDocumentId = import.Find(file, $"{path}.missingDocument", DocumentsKeys.DocumentKind, record.MissingDocument);
        row.PlainLanguage = [.. record.PlainLanguage];
        row.Attributes = record.Attributes.ToDictionary(a => a.Key, a => a.Value.Clone());
        row.SpaceNote = import.Text(file, $"{path}.spaceNote", record.SpaceNote, 300);
        row.DocumentGroupId = import.Find(file, $"{path}.group", DocumentsKeys.GroupKind, record.Group);
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
    }
}
