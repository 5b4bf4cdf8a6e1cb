namespace MultiIsek.Kernel.Pages;

/// <summary>Wege zur Stadt, beside this site: only those for which an address or a number is entered.</summary>
public interface IContactWays
{
    /// <summary>"schreiben, anrufen oder vorbeikommen"; null when there is none.</summary>
    string? Words { get; }
}
