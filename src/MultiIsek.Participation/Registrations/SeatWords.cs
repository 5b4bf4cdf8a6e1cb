using MultiIsek.Kernel.Text;

namespace MultiIsek.Participation.Registrations;

internal static class SeatWords
{
    /// <summary>For the desk: "12 von 20 Plätzen vergeben, 3 auf der Warteliste".</summary>
    public static string Taken(int? seats, int taken, int waiting)
    {
        var text = seats is { } all ? $"{GermanText.Number(taken)} von {GermanText.Count(all, "Platz", "Plätzen")} vergeben" : GermanText.Count(taken, "Anmeldung", "Anmeldungen");
        return waiting == 0 ? text : $"{text}, {GermanText.Number(waiting)} auf der Warteliste";
    }

    /// <summary>For everybody: whether a seat is to be had.</summary>
    public static string Free(int? seats, int taken) =>
        seats is not { } all ? "Plätze gibt es genug."
        : taken < all ? $"Noch {GermanText.Count(all - taken, "Platz", "Plätze")} von {GermanText.Number(all)} frei."
        : "Alle Plätze sind vergeben. Sie können sich auf die Warteliste setzen lassen.";
}
