using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Transfer;

/// <summary>The city's vocabularies, from structure.json.</summary>
internal static class TermsImport
{
    public static Task ReadAsync(Import import, JsonFile<StructureFile> file, CancellationToken ct)
    {
        var terms = file
            .Root.Vocabularies.SelectMany((v, i) => v.Terms.Select((t, j) => (Record: new VocabularyTerm(v.Key, v.Label, t), Path: $"vocabularies[{i}].terms[{j}]")))
            .ToList();
        foreach (var (term, path) in terms.Where(t => t.Record.Vocabulary == ShippedTerms.Sdg))
        {
            import.Error(file, path, $"Das Vokabular „{ShippedTerms.Sdg}“ bringt die Software mit.");
        }

        import.RefuseCycles(
            file,
            "parent",
            terms.Select(t => (Term.KeyOf(t.Record.Vocabulary, t.Record.Term.Key), t.Record.Term.Parent is { } parent ? Term.KeyOf(t.Record.Vocabulary, parent) : null, t.Path))
        );
        return import.MergeAsync(
            file,
            StructureTransfer.TermKind,
            terms,
            t => Term.KeyOf(t.Vocabulary, t.Term.Key),
            key => new Term { Key = key },
            (row, record, path, _) =>
            {
                row.Vocabulary = import.Text(file, $"{path}.key", record.Vocabulary, 40)!;
                row.VocabularyLabel = record.VocabularyLabel;
                row.Label = import.Text(file, $"{path}.label", record.Term.Label, 200)!;
                row.ParentId = import.Find(file, $"{path}.parent", StructureTransfer.TermKind, record.Term.Parent is { } parent ? Term.KeyOf(record.Vocabulary, parent) : null);
                return Task.CompletedTask;
            },
            ct,
            place: (row, i) => row.SortOrder = i
        );
    }

    private sealed record VocabularyTerm(string Vocabulary, string VocabularyLabel, TermRecord Term);
}
