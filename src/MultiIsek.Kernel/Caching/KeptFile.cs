namespace MultiIsek.Kernel.Caching;

/// <summary>Name of a file that is made of what pages show, and is kept, tagged and forgotten with them.</summary>
public sealed record KeptFile(string Name);
