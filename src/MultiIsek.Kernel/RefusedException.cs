using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel;

/// <summary>A command that cannot be carried out as things are, with the reason in German: a page shows it beside the form, the command line as its one line.</summary>
public sealed class RefusedException(string reason) : ValidationException(reason);
