using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Branding;

/// <summary>Farbe und Zeichen speichern; the form was checked before.</summary>
/// <exception cref="StaleSettingException">They were changed meanwhile.</exception>
internal sealed record SaveAppearance(string BrandColour, string LetterMark) : IRequest<Unit>
{
    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

/// <summary>What the form of colour and mark sends.</summary>
internal sealed record AppearanceInput
{
    public string? Colour { get; init; }
    public string? Mark { get; init; }

    public static AppearanceInput Of(Tenant tenant) => new() { Colour = tenant.BrandColour, Mark = tenant.LetterMark };
}

/// <summary>Logo hochladen; in place of the one that is there.</summary>
internal sealed record AddLogo(LogoImage Image, string Alt) : IRequest<Unit>;

/// <summary>Logo entfernen oder zurückholen.</summary>
/// <exception cref="RefusedException">There is none.</exception>
internal sealed record ShowLogo(bool IsShown) : IRequest<Unit>;

internal sealed class SaveAppearanceHandler(OwnCity city) : IRequestHandler<SaveAppearance, Unit>
{
    public async Task<Unit> Handle(SaveAppearance command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SeenForm.Require(command.Seen, AppearanceInput.Of(tenant));
        (tenant.BrandColour, tenant.LetterMark) = (command.BrandColour, command.LetterMark);
        await city.SaveAsync("appearance.changed", ct);
        return Unit.Value;
    }
}

internal sealed class AddLogoHandler(OwnCity city) : IRequestHandler<AddLogo, Unit>
{
    public async Task<Unit> Handle(AddLogo command, CancellationToken ct)
    {
        var (tenant, image) = ((await city.FindAsync(ct)).Id, command.Image);
        var hash = Convert.ToHexStringLower(SHA256.HashData(image.Content));
        var logo = await city.Catalog.Set<TenantLogo>().SingleOrDefaultAsync(l => l.TenantId == tenant, ct);
        if (logo is null)
        {
            logo = new TenantLogo
            {
                TenantId = tenant,
                Content = image.Content,
                Type = image.Type,
                Alt = command.Alt,
                Hash = hash,
            };
            city.Catalog.Add(logo);
        }

        (logo.Content, logo.Type, logo.Hash, logo.Alt, logo.IsRemoved) = (image.Content, image.Type, hash, command.Alt, false);
        (logo.Width, logo.Height) = (image.Width, image.Height);
        await city.SaveAsync("logo.added", ct, image.Type);
        return Unit.Value;
    }
}

internal sealed class ShowLogoHandler(OwnCity city) : IRequestHandler<ShowLogo, Unit>
{
    public async Task<Unit> Handle(ShowLogo command, CancellationToken ct)
    {
        var tenant = (await city.FindAsync(ct)).Id;
        var logo = await city.Catalog.Set<TenantLogo>().SingleOrDefaultAsync(l => l.TenantId == tenant, ct) ?? throw new RefusedException("Ein Logo gibt es nicht.");
        logo.IsRemoved = !command.IsShown;
        await city.SaveAsync(command.IsShown ? "logo.restored" : "logo.removed", ct);
        return Unit.Value;
    }
}
