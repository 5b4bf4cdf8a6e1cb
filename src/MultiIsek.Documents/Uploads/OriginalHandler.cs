using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Uploads;

/// <summary>Scans of letters go the way of uploads; of these only what a scanner or a telephone makes.</summary>
internal sealed class OriginalHandler(Intake intake) : IRequestHandler<TakeOriginal, OriginalAnswer>
{
    private const string Kinds = "Möglich sind PDF, JPG und PNG.";

    public async Task<OriginalAnswer> Handle(TakeOriginal command, CancellationToken ct)
    {
        if (command.Content.Length > command.Max)
        {
            return new(null, $"Die Datei ist zu groß: höchstens {GermanText.Size(command.Max).Replace(",0", "", StringComparison.Ordinal)}.");
        }

        var head = await FileCheck.ReadAsync(command.Content, 0, 16, ct);
        if (!FileFormat.Of("scan.pdf")!.Fits(head) && ImageCheck.EndingOf(head) is not ("jpg" or "png"))
        {
            return new(null, $"Diese Datei ist kein Scan, den wir annehmen. {Kinds}");
        }

        var (verdict, file) = await intake.TakeAsync(command.FileName, command.Content, ct);
        return file is null
            ? new(null, intake.Words(verdict))
            : new(new(file.Name, file.Format.ContentType, file.Sha256, file.Size, file.Scan == ScanState.Waiting ? PhotoScan.Waiting : PhotoScan.Passed), null);
    }
}
