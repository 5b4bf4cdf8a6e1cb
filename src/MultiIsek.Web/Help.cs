using System.CommandLine;
using System.Text;

namespace MultiIsek.Web;

/// <summary>The help of a command, in German.</summary>
internal static class Help
{
    public const string Program = "MultiIsek.Web";

    public static string PathOf(Command command) => command is RootCommand ? Program : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    public static string UsageOf(Command command)
    {
        var words = new StringBuilder(PathOf(command));
        words.Append(command.Subcommands.Count > 0 ? " BEFEHL" : "");
        foreach (var argument in command.Arguments)
        {
            words.Append(' ').Append(argument.Name);
        }

        foreach (var option in command.Options.Where(o => !o.Recursive))
        {
            words.Append(
                option.Required ? $" {option.Name} …"
                : option.ValueType == typeof(bool) ? $" [{option.Name}]"
                : $" [{option.Name} …]"
            );
        }

        return words.ToString();
    }

    public static void Write(Command command)
    {
        Console.WriteLine(command.Description);
        Console.WriteLine();
        Console.WriteLine($"Aufruf: {UsageOf(command)}");
        Section("Befehle", command.Subcommands.Select(c => (c.Name, c.Description)));
        Section("Angaben", command.Arguments.Select(a => (a.Name, a.Description)));
        Section("Optionen", command.Options.Append(Inherited(command)).OfType<Option>().Select(o => (o.Name, (string?)$"{o.Description}{(o.Required ? " (nötig)" : "")}")));
    }

    // The help itself is an option of the root only, valid below it too.
    private static Option? Inherited(Command command) =>
        command is RootCommand ? null : command.Parents.OfType<Command>().Select(p => p.Options.FirstOrDefault(o => o.Recursive) ?? Inherited(p)).FirstOrDefault();

    private static void Section(string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"{title}:");
        foreach (var (name, description) in all)
        {
            Console.WriteLine($"  {name, -18}{description}");
        }
    }
}
