namespace MultiIsek.Participation.Comments;

/// <summary>Addresses of the pages around a comment, relative to the city's host.</summary>
internal static class CommentUrl
{
    public static string Form(string phase, string element, int paragraph, string? answered = null) =>
        $"/mitmachen/{phase}/kommentar?element={element}{(paragraph == 0 ? "" : $"&absatz={paragraph}")}{(answered is null ? "" : $"&antwort={answered}")}";

    /// <param name="version">Key of a version that is not the current one.</param>
    public static string List(string plan, string element, string? version = null, int paragraph = 0, string? after = null, string? order = null)
    {
        string?[] parts =
        [
            version is null ? null : $"fassung={version}",
            paragraph == 0 ? null : $"absatz={paragraph}",
            order is null ? null : $"sortierung={order}",
            after is null ? null : $"nach={after}",
        ];
        var query = string.Join('&', parts.Where(p => p is not null));
        return $"/plan/{plan}/{element}/kommentare{(query.Length == 0 ? "" : $"?{query}")}";
    }

    public static string Idea(string phase, string number) => $"/mitmachen/{phase}/ideen/{number}";

    public static string IdeaForm(string phase, string? answered = null) => $"/mitmachen/{phase}/idee{(answered is null ? "" : $"?antwort={answered}")}";

    public static string Support(string number) => $"/mitmachen/unterstuetzen/{number}";

    public static string Element(string url, string? version, int paragraph) =>
        $"{url}{(version is null ? "" : $"?fassung={version}")}{(paragraph == 0 ? "" : $"#absatz-{paragraph}")}";
}
