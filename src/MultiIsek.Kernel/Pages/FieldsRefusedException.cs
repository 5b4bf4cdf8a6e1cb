using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Pages;

/// <summary>What of a form is wrong, field by field.</summary>
public sealed class FieldsRefusedException(IReadOnlyList<Fault> faults) : ValidationException("Das Formular hat Fehler.")
{
    /// <param name="field">Empty for the form as a whole.</param>
    public FieldsRefusedException(string field, string reason)
        : this([new(field, reason)]) { }

    public IReadOnlyList<Fault> Faults => faults;
}
