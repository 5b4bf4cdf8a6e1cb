namespace MultiIsek.Kernel.Transfer;

/// <summary>One fault of a data file, with its place.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Field">Path of the field, e.g. <c>spaces[3].parent</c>.</param>
public sealed record TransferError(string File, int Line, string Field, string Message)
{
    public override string ToString() => Field.Length == 0 ? $"{File}, Zeile {Line}: {Message}" : $"{File}, Zeile {Line}, Feld {Field}: {Message}";
}

/// <summary>The data cannot be taken over; nothing was written.</summary>
public sealed class TransferException(IReadOnlyList<TransferError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<TransferError> Errors => errors;
}
