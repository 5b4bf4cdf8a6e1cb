using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents;

/// <summary>Enums of this module that are stored as their words. Nobody calls it: <see cref="AheadOfTime"/>.</summary>
internal static class StoredWords
{
    public static void Keep()
    {
        AheadOfTime.StoresWord<DocumentKind>();
        AheadOfTime.StoresWord<DocumentState>();
        AheadOfTime.StoresWord<PhotoScan>();
        AheadOfTime.StoresWord<ScanState>();
    }
}
