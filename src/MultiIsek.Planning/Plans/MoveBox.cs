namespace MultiIsek.Planning.Plans;

/// <summary>Buttons that move a row of a list.</summary>
internal sealed record MoveBox(string Action, string Key, string Name, bool IsUp, bool IsDown);
