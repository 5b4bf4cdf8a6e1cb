using System.Globalization;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Resolutions;

/// <summary>What of a clause's form can be taken, and what is wrong with the rest.</summary>
internal sealed partial class ClausesWriter
{
    private void Read(ClauseForm form, string prefix)
    {
        void Fault(string name, string message) => faults.Add(new(prefix + name, message));
        foreach (var broken in FormRules.Check(form))
        {
            Fault(broken.Field, broken.Message);
        }

        var row = Guid.TryParse(form.Id, out var id) ? _rows.Find(r => r.Id == id) : null;
        var isNumber = int.TryParse(form.No, NumberStyles.None, CultureInfo.InvariantCulture, out var no) && no is > 0 and <= NoMax;
        if (!isNumber || _wanted.Exists(w => w.Values.No == no || (row is not null && w.Row == row)))
        {
            Fault("no", isNumber ? $"Die Ziffer {no} steht schon da." : "Geben Sie die Ziffer als Zahl ein, zum Beispiel 4.");
        }

        if (!Enum.TryParse<ClauseEffect>(form.Effect, out var effect) || !Enum.IsDefined(effect))
        {
            Fault("effect", "Wählen Sie, was die Ziffer bewirkt.");
        }

        if (form.Text.Trim().Length == 0 && form.Title.Length == 0)
        {
            Fault("text", "Geben Sie den Wortlaut der Ziffer ein, oder wenigstens eine Überschrift.");
        }

        Recurrence? recurrence = Enum.TryParse<Recurrence>(form.Recurrence, out var r) && Enum.IsDefined(r) ? r : null;
        var first = SourceDateInput.Read(form.FirstDue);
        if (form.FirstDue.Length > 0 && first is null)
        {
            Fault("firstDue", SourceDateInput.Fault);
        }
        else if (recurrence is not null && first is null)
        {
            Fault("firstDue", "Was wiederkehrt, braucht einen Anfang: Wann ist es zum ersten Mal fällig?");
        }
        else if (recurrence is Recurrence.HalfYearly or Recurrence.Quarterly && first?.Precision == DatePrecision.Year)
        {
            Fault("firstDue", "Für diesen Rhythmus braucht der Anfang wenigstens ein Quartal oder einen Monat.");
        }

        var values = new ResolutionClause
        {
            ResolutionId = resolution.Id,
            No = no,
            Title = form.Title,
            // Browsers send line ends of their own: what differs in these alone was not edited.
            Text = row is not null && row.Text.ReplaceLineEndings("\n") == form.Text.ReplaceLineEndings("\n") ? row.Text : form.Text.ReplaceLineEndings("\n"),
            Effect = effect,
            Recurrence = recurrence,
            FirstDueOn = first,
        };
        _wanted.Add(new(row, values, Targets(form.Targets, $"{prefix}element"), Parties(form, row, prefix)));
    }

    private List<Target> Targets(List<TargetRow> rows, string field)
    {
        if (
            rows.Exists(t =>
                (t.Element.Length > 0 && !_elements.ContainsKey(t.Element))
                || (t.Role.Length > 0 && !(Enum.TryParse<ElementRole>(t.Role, out var role) && Enum.IsDefined(role)))
                || t.Label.Length > 300
            )
        )
        {
            faults.Add(new(field, "Wählen Sie Elemente und Arten aus der Liste; eine Bezeichnung hat höchstens 300 Zeichen."));
            return [];
        }

        return
        [
            .. rows.Select(t => new Target(
                    t.Element.Length > 0 ? _elements[t.Element] : null,
                    t.Role.Length > 0 ? Enum.Parse<ElementRole>(t.Role) : null,
                    t.Label.Length > 0 ? t.Label : null
                ))
                .Distinct(),
        ];
    }

    private List<Party> Parties(ClauseForm form, ResolutionClause? row, string prefix)
    {
        var before = row is null ? [] : _parties.Where(p => p.ClauseId == row.Id).ToList();
        // A source may call an organisation otherwise than the city does: that stays with it.
        string? LabelOf(Guid organisation, bool isRecipient) => before.Find(p => p.OrganisationId == organisation && p.IsRecipient == isRecipient)?.Label;
        IEnumerable<Party> Of(IEnumerable<string> keys, string others, bool isRecipient, string field)
        {
            foreach (var key in keys)
            {
                if (bodies.Find(key) is not { } body)
                {
                    faults.Add(new(prefix + field, "Wählen Sie nur Stellen aus der Liste."));
                    continue;
                }

                yield return new(body.Id, LabelOf(body.Id, isRecipient), isRecipient);
            }

            foreach (var line in ClauseForm.Lines(others))
            {
                if (line.Length > 300)
                {
                    faults.Add(new($"{prefix}{field}Others", "Je Zeile sind höchstens 300 Zeichen möglich."));
                }

                yield return new(null, line, isRecipient);
            }
        }

        var made = form.ObligedNew.Length > 0 ? bodies.Unit(form.ObligedNew, $"{prefix}obligedNew") : null;
        List<Party> parties = [.. Of(form.Obliged, form.ObligedOthers, false, "obliged"), .. Of(form.Recipients, form.RecipientsOthers, true, "recipients")];
        if (made is not null)
        {
            parties.Add(new(made.Id, null, false));
        }

        if (form.IsToPublic)
        {
            parties.Add(new(null, before.Find(p => p.IsRecipient && ClauseForm.IsPublic(p.Label))?.Label ?? ClauseForm.Public, true));
        }

        // As they stood; what is new comes after.
        return [.. parties.Distinct().OrderBy(p => before.FindIndex(b => Same(b, p)) is var at and >= 0 ? at : int.MaxValue)];
    }
}
