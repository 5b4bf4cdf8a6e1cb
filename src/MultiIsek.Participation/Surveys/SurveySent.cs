using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Surveys;

/// <summary>What comes with a survey's form beside its answers.</summary>
internal sealed record SurveySent
{
    /// <summary>The code of the draft that was taken up.</summary>
    public string? Resumed { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }

    public static string Explain(TokenFault fault) =>
        fault switch
        {
            TokenFault.TooFast => "Das ging sehr schnell. Bitte senden Sie in einigen Sekunden noch einmal ab; alles steht noch da.",
            TokenFault.TooOld => "Das Formular war lange offen. Bitte senden Sie noch einmal ab; alles steht noch da.",
            TokenFault.Foreign => "Das Formular war unvollständig. Bitte prüfen Sie Ihre Antworten und senden Sie noch einmal ab.",
            _ => "Ein Feld, das leer bleiben muss, war ausgefüllt. Bitte senden Sie noch einmal ab; alles steht noch da.",
        };
}
