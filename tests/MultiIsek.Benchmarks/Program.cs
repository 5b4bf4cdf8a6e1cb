using System.Globalization;
using MultiIsek.Benchmarks;
using MultiIsek.Benchmarks.Figures;
using MultiIsek.Benchmarks.Running;

if (args is ["bare", var port, var answer])
{
    await BareServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), answer);
    return 0;
}

var only = args is ["--only", var name] ? name : null;
if (only is null && args.Length > 0)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MultiIsek.Benchmarks [-- --only PART-OF-A-NAME]");
    return 2;
}

await using var bench = new Bench();
Figure[] figures =
[
    .. CachedPage.Figures,
    .. RenderedPage.Figures,
    .. RoundTrips.Figures,
    .. StoredComment.Figures,
    .. ManyComments.Figures,
    .. Starting.Figures,
    .. ManyTenants.Figures,
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
