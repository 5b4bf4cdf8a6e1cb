namespace MultiIsek.Kernel.Files;

/// <summary>The file store cannot be reached, does not answer in time or refuses us. Nothing is known of the file that was asked for; nothing was stored.</summary>
public sealed class FilesUnavailableException(Exception? cause = null)
    : Exception("Die Dateiablage ist zurzeit nicht erreichbar. Gespeichert wurde nichts; bitte versuchen Sie es in einigen Minuten noch einmal.", cause);
