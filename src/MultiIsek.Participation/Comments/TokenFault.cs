namespace MultiIsek.Participation.Comments;

/// <summary>What speaks against taking a form.</summary>
internal enum TokenFault
{
    None,

    /// <summary>Forged, damaged, of another city or another place.</summary>
    Foreign,
    TooFast,
    TooOld,
}

internal static class TokenFaultWords
{
    /// <summary>For the error summary; empty when all is well.</summary>
    public static IEnumerable<(string Field, string Message)> Explained(this TokenFault fault) =>
        fault switch
        {
            TokenFault.None => [],
            TokenFault.TooFast => [("absenden", "Das ging sehr schnell. Bitte senden Sie Ihren Kommentar in einigen Sekunden noch einmal ab; er steht noch im Feld.")],
            TokenFault.TooOld => [("absenden", "Das Formular war lange offen. Bitte senden Sie Ihren Kommentar noch einmal ab; er steht noch im Feld.")],
            TokenFault.Foreign =>
            [
                ("absenden", "Das Formular war unvollständig oder gehört zu einer anderen Stelle. Bitte prüfen Sie den Text oben und senden Sie noch einmal ab."),
            ],
            _ => throw new InvalidOperationException($"Unknown fault {fault}."),
        };
}
