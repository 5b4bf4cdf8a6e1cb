using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Rechtliche Seite speichern: with gaps only while nobody but the staff reads it.</summary>
/// <exception cref="RefusedException">The text cannot stand there.</exception>
/// <exception cref="StaleSettingException">It was changed meanwhile.</exception>
internal sealed record SaveLegalText(LegalKind Kind, string Text) : IRequest<Unit>
{
    public const int TextMax = 60_000;

    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

/// <summary>Den Text zurückholen, der vorher da stand; the present one is kept in its place.</summary>
internal sealed record TakeLegalTextBack(LegalKind Kind) : IRequest<Unit>;

/// <summary>What the form of a legal page sends.</summary>
internal sealed record LegalInput
{
    public string? Text { get; init; }
}

internal sealed class SaveLegalTextHandler(OwnCity city) : IRequestHandler<SaveLegalText, Unit>
{
    public async Task<Unit> Handle(SaveLegalText command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SaveLegalTextRules.Require(tenant, command.Text);
        var pages = await city.Catalog.Set<LegalPage>().Where(p => p.TenantId == tenant.Id).ToListAsync(ct);
        SeenForm.Require(command.Seen, new LegalInput { Text = pages.Find(p => p.Kind == command.Kind)?.Text });
        city.Catalog.Write(tenant.Id, pages, command.Kind, command.Text);
        await city.SaveAsync("legal.changed", ct, command.Kind.ToString());
        return Unit.Value;
    }
}

internal sealed class TakeLegalTextBackHandler(OwnCity city) : IRequestHandler<TakeLegalTextBack, Unit>
{
    public async Task<Unit> Handle(TakeLegalTextBack command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        var page = await city.Catalog.Set<LegalPage>().SingleOrDefaultAsync(p => p.TenantId == tenant.Id && p.Kind == command.Kind, ct);
        if (page?.Former is not { } former)
        {
            throw new RefusedException("Einen früheren Text gibt es nicht.");
        }

        SaveLegalTextRules.Require(tenant, former);
        page.Replace(former);
        await city.SaveAsync("legal.changed", ct, command.Kind.ToString());
        return Unit.Value;
    }
}

internal static class SaveLegalTextRules
{
    public static void Require(Tenant tenant, string text)
    {
        var fault =
            tenant.IsDemonstration ? "Eine Demonstration zeigt die rechtlichen Seiten des Betreibers."
            : string.IsNullOrWhiteSpace(text) ? "Schreiben Sie den Text der Seite."
            : text.Length > SaveLegalText.TextMax ? $"Der Text hat mehr als {SaveLegalText.TextMax} Zeichen."
            : tenant.IsPublished && LegalText.GapsOf(text) is { Count: > 0 } gaps
                ? $"Die Stadt ist veröffentlicht; ein Text mit Lücken kann so nicht erscheinen. Füllen Sie aus: {string.Join("; ", gaps)}."
            : null;
        if (fault is not null)
        {
            throw new RefusedException(fault);
        }
    }
}
