using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Documents.Uploads;

/// <summary>Was mit einer freigegebenen Datei noch geschieht, outside of any request: its text is read, its preview made.</summary>
internal static class FileWork
{
    public static void Begin(Outbox outbox, DocumentVersion version)
    {
        if (PdfReader.Reads(version.FileName) || WordReader.Reads(version.FileName) || PlainReader.Reads(version.FileName))
        {
            outbox.Add(TextSender.MessageKind, version.Id);
        }

        if (PictureMaker.ToolOf(version.ContentType) is not null)
        {
            outbox.Add(PictureSender.MessageKind, version.Id);
        }
    }
}
