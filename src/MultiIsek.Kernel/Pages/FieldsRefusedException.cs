using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Pages;

/// <summary>What of a form is wrong, field by field.</summary>
public sealed class FieldsRefusedException(IReadOnlyList<Fault> faults) : ValidationException("Das Formular hat Fehler.")
{
    public IReadOnlyList<Fault> Faults => faults;
}
