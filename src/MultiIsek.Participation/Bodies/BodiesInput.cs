using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Bodies;

/// <summary>What was typed to put bodies on the list: ticked organisations of the city, and lines with name and address.</summary>
internal sealed record BodiesInput
{
    private const int LinesMax = 200;

    /// <summary>Ids.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];
    public string Lines { get; init; } = "";

    public static BodiesInput Read(IFormCollection form) =>
        new() { Organisations = [.. form["organisationen"].OfType<string>()], Lines = SubmitContribution.Clean(form["zeilen"]) };

    /// <returns>The bodies; null where there are faults.</returns>
    public (IReadOnlyList<NewBody>? Bodies, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<OrganisationAddress> offered)
    {
        List<Fault> faults = [];
        List<NewBody> bodies =
        [
            .. offered.Where(o => Organisations.Contains(o.Id.ToString())).Select(o => new NewBody(o.Id, o.Name, EmailForm.Fits(o.Email) ? o.Email!.ToLowerInvariant() : null)),
        ];
        var lines = Lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > LinesMax)
        {
            faults.Add(new("zeilen", $"Höchstens {LinesMax} Zeilen auf einmal; es sind {lines.Length}."));
            return (null, faults);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            // The address stands behind the last separator: names of authorities have commas of their own.
            var at = lines[i].LastIndexOfAny([';', '\t', ',']);
            var (name, email) = at < 0 || !lines[i][at..].Contains('@', StringComparison.Ordinal) ? (lines[i], null) : (lines[i][..at].Trim(), lines[i][(at + 1)..].Trim());
            if (name.Length is 0 or > InvitedBody.NameMax || (email is null && name.Contains('@', StringComparison.Ordinal)))
            {
                faults.Add(new("zeilen", $"Zeile {i + 1}: Schreiben Sie „Name; E-Mail-Adresse“, den Namen mit höchstens {InvitedBody.NameMax} Zeichen."));
            }
            else if (email is not null && !EmailForm.Fits(email))
            {
                faults.Add(new("zeilen", $"Zeile {i + 1}: „{email}“ ist keine gültige E-Mail-Adresse."));
            }
            else
            {
                bodies.Add(new(null, name.TrimEnd(';').Trim(), email?.ToLowerInvariant()));
            }
        }

        if (faults.Count == 0 && bodies.Count == 0)
        {
            faults.Add(new("zeilen", "Wählen Sie eine Organisation, oder schreiben Sie eine in eine Zeile."));
        }

        return faults.Count > 0 ? (null, faults) : (bodies, faults);
    }
}
