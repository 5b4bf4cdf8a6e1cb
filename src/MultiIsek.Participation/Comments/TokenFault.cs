using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Comments;

/// <summary>What speaks against taking a form.</summary>
internal enum TokenFault
{
    None,

    /// <summary>Forged, damaged, of another city or another place.</summary>
    Foreign,
    TooFast,
    TooOld,

    /// <summary>The field that nobody sees was filled: by a program, or by a browser that fills in too much.</summary>
    Trapped,
}

internal static class TokenFaultWords
{
    /// <param name="trap">What came in the field that nobody sees.</param>
    public static TokenFault OrTrapped(this TokenFault fault, string? trap) => fault == TokenFault.None && !string.IsNullOrEmpty(trap) ? TokenFault.Trapped : fault;

    /// <summary>For the error summary; empty when all is well.</summary>
    public static IEnumerable<Fault> Explained(this TokenFault fault) =>
        fault switch
        {
            TokenFault.None => [],
            TokenFault.TooFast => [new("absenden", "Das ging sehr schnell. Bitte senden Sie das Formular in einigen Sekunden noch einmal ab; alles steht noch da.")],
            TokenFault.TooOld => [new("absenden", "Das Formular war lange offen. Bitte senden Sie es noch einmal ab; alles steht noch da.")],
            TokenFault.Foreign =>
            [
                new("absenden", "Das Formular war unvollständig oder gehört zu einer anderen Stelle. Bitte prüfen Sie Ihre Angaben und senden Sie es noch einmal ab."),
            ],
            TokenFault.Trapped => [new("absenden", "Ein Feld, das leer bleiben muss, war ausgefüllt. Bitte senden Sie das Formular noch einmal ab; alles steht noch da.")],
            _ => throw new InvalidOperationException($"Unknown fault {fault}."),
        };
}
