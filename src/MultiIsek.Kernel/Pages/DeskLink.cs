namespace MultiIsek.Kernel.Pages;

/// <summary>A line of the staff's start page.</summary>
/// <param name="Policy">Shown to those who may follow it.</param>
public sealed record DeskLink(string Title, string Text, string Url, string Policy, int Order);
