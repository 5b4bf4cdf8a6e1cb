using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Letters;

/// <summary>Kinds of reminders, as the log's readers know them.</summary>
internal sealed class LetterNames(IEnumerable<LetterKind> kinds) : IActNames
{
    public Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(kinds.Where(k => words.Contains(k.Key)).ToDictionary(k => k.Key, k => k.Name));
}
