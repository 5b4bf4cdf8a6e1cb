namespace MultiIsek.Participation.Offline;

/// <summary>One card, as it was typed.</summary>
/// <param name="No">Row of the file it came from; null for one that was typed.</param>
/// <param name="Code">Of the paper form; says the element in its place.</param>
/// <param name="Channel">Its own, where a list says it; else that of the batch.</param>
internal sealed record CardInput(
    string Element,
    string Title,
    string Category,
    string Place,
    string Text,
    string Name,
    int? No = null,
    string Code = "",
    string Channel = "",
    string ReceivedOn = ""
)
{
    public static CardInput Empty { get; } = new("", "", "", "", "", "");

    public bool IsEmpty => Title.Length + Place.Length + Text.Length + Name.Length == 0;
}
