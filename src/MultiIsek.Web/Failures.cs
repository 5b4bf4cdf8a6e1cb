using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>What people are told when a command or the start of the server fails: one line, no inside.</summary>
internal static partial class Failures
{
    private const string BadAddress = "--urls nennt keine Adresse. Sie hat die Form http://localhost:5080.";

    /// <summary>The line, or null for what nobody foresaw.</summary>
    public static string? Line(Exception failure) =>
        failure switch
        {
            TransferException or RefusedException or SettingException or FilesUnavailableException => failure.Message,
            IOException { InnerException: AddressInUseException } =>
                $"Die Adresse {Address().Match(failure.Message).Value} ist belegt: Dort läuft schon ein Programm. Eine andere nennt --urls=…",
            SocketException or IOException { InnerException: SocketException } =>
                $"Unter dieser Adresse darf oder kann der Server nicht laufen. Eine andere nennt --urls=… ({OneLine(failure)})",
            FormatException when failure.Message.StartsWith("Invalid url", StringComparison.Ordinal) => BadAddress,
            ArgumentOutOfRangeException { ParamName: "port" } => BadAddress,
            OptionsValidationException options =>
                $"Die Einstellungen im Abschnitt {options.OptionsType.Name.Replace("Options", "", StringComparison.Ordinal)} stimmen nicht: {string.Join(", ", options.Failures.Select(f => Members().Match(f).Groups[1].Value))}.",
            InvalidDataException => $"Die Konfiguration ist nicht lesbar. ({OneLine(failure)})",
            DbException or DbUpdateException { InnerException: DbException } =>
                $"Die Datenbank ist nicht erreichbar oder nimmt den Befehl nicht an. ({OneLine(failure.InnerException ?? failure)})",
            FileNotFoundException or DirectoryNotFoundException => $"Datei oder Ordner fehlt: {Quoted().Match(failure.Message).Groups[1].Value}",
            UnauthorizedAccessException => $"Der Zugriff ist verweigert: {Quoted().Match(failure.Message).Groups[1].Value}",
            IOException => $"Eine Datei lässt sich nicht lesen oder schreiben. ({OneLine(failure)})",
            _ => null,
        };

    public static string Unforeseen(Exception failure) => $"Der Befehl ist gescheitert. ({failure.GetType().Name}: {OneLine(failure)})";

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ");

    [GeneratedRegex("https?://\\S+?(?=:? |$)")]
    private static partial Regex Address();

    [GeneratedRegex("members: '([^']+)'")]
    private static partial Regex Members();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
