using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel;

/// <summary>A command that came too late, with the reason in German; pages answer 409 and keep what was typed.</summary>
public abstract class TooLateException(string reason) : ValidationException(reason);

/// <summary>Somebody else saved the same row since the form was opened.</summary>
public sealed class StaleException()
    : TooLateException("Inzwischen hat jemand anderes gespeichert. Nichts ist verloren: Unten stehen Ihre Eingaben. Wenn Sie noch einmal speichern, gelten diese.");
