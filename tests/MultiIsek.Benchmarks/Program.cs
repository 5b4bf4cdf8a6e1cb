using System.Globalization;
using MultiIsek.Benchmarks;
using MultiIsek.Benchmarks.Durability;
using MultiIsek.Benchmarks.Figures;
using MultiIsek.Benchmarks.Running;

if (args is ["bare", var port, var answer])
{
    await BareServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), answer);
    return 0;
}

if (args is ["durability", .. var rest])
{
    return await Trials.RunAsync(rest);
}

string? only = null;
string? program = null;
for (var i = 0; i < args.Length; i += 2)
{
    switch (args[i..Math.Min(args.Length, i + 2)])
    {
        case ["--only", var part]:
            only = part;
            break;
        case ["--program", var folder]:
            program = folder;
            break;
        default:
            Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MultiIsek.Benchmarks [-- [--only PART-OF-A-NAME] [--program FOLDER-OF-A-PUBLICATION]]");
            return 2;
    }
}

await using var bench = new Bench(program);
Figure[] figures =
[
    .. CachedPage.Figures,
    .. RenderedPage.Figures,
    .. RoundTrips.Figures,
    .. StoredComment.Figures,
    .. ManyComments.Figures,
    .. ManyPins.Figures,
    .. Starting.Figures,
    .. ManyTenants.Figures,
    .. SameTime.Figures,
];
var isShort = false;
Console.WriteLine("name\tvalue\tgoal\t");
foreach (var figure in figures.Where(f => only is null || f.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
{
    var line = await figure.LineAsync(bench);
    isShort |= line.EndsWith("short", StringComparison.Ordinal);
    Console.WriteLine(line);
}

return isShort ? 1 : 0;
