using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Account;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.Letters;
using MultiIsek.Identity.OpenId;
using MultiIsek.Identity.Operators;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity;

public sealed class IdentityModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddScoped<AuditLog>().AddScoped<AuditPeople>().AddScoped<IActHistory, ActHistory>().AddScoped<IAudit>(p => p.GetRequiredService<AuditLog>());
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuditedCommands<,>));
        services
            .AddSingleton<Attempts>()
            .AddSingleton<SessionCheck>()
            .AddScoped<AccountMails>()
            .AddScoped<FactorRights>()
            .AddScoped<OwnData>()
            .AddScoped<IStaff, Staff>()
            .AddScoped<IStaffLetters, StaffLetters>()
            .AddScoped<ICityLetters, CityLetters>()
            .AddScoped<LetterTokens>()
            .AddScoped<IActNames, LetterNames>();
        services.Configure<MvcOptions>(o => o.Filters.Add<ActLimit>());
        services.AddSingleton<ProviderHttp>().AddSingleton<Discovery>().AddScoped<Flows>().AddScoped<ProviderSecrets>();
        services.AddScoped<IHostBound, HostBoundSignIn>();
        services.AddScoped<ProviderTokens>().AddScoped<ProviderSignOut>().AddScoped<ProviderAccounts>().AddScoped<ProviderRoles>();
        services.AddScoped<ProviderSessions>().AddScoped<BackChannelLogout>();
        services.AddSingleton<OperatorCheck>().AddSingleton<VisitCheck>().AddScoped<CurrentOperator>().AddScoped<OperatorAccounts>();
        services.AddSingleton<IPasswordHasher<Operator>, PasswordHasher<Operator>>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, CityForms>();
        services.AddScoped<IDeskWork, InvitationWork>();
        services.AddSingleton(new DeskLink("Mitglieder", "Wer in welcher Rolle mitarbeitet; einladen, Rollen entziehen.", "/verwaltung/mitglieder", Policies.Admin, 80));
        services.AddSingleton(new DeskLink("Anmeldedienst", "Mit dem eigenen Dienst der Stadt anmelden (OpenID Connect).", "/verwaltung/anmeldedienst", Policies.Admin, 82));
        services.AddSingleton(new DeskLink("Protokoll", "Jede Handlung der Mitglieder, unverändert nachzulesen.", "/verwaltung/protokoll", Policies.Admin, 90));
        services.AddSingleton(new DeskLink("Besuche des Betreibers", "Wer von der Plattform hier wann und warum gehandelt hat.", "/verwaltung/betrieb", Policies.Admin, 92));
        services
            .AddIdentityCore<User>(o =>
            {
                o.Password.RequiredLength = StrongPassword.Shortest;
                (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
                o.User.RequireUniqueEmail = true;
                // An address is the name.
                o.User.AllowedUserNameCharacters = "";
                o.SignIn.RequireConfirmedEmail = true;
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<UserStore>()
            .AddSignInManager<CitySignIn>()
            .AddErrorDescriber<GermanErrors>()
            .AddPasswordValidator<StrongPassword>()
            .AddClaimsPrincipalFactory<PrincipalFactory>()
            .AddDefaultTokenProviders()
            // Each code once, in place of the framework's.
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        // Something one has and something one is or knows: a passkey alone must be two factors. It belongs to the host that asks, the city's canonical one.
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "preferred"));
        var authentication = services.AddAuthentication(OperatorSchemes.Any);
        authentication.AddIdentityCookies();
        authentication.AddOperatorSchemes();
        // The last one is never set here, but the framework deletes it at each sign-in.
        foreach (
            var (scheme, name) in ((string, string)[])
                [(IdentityConstants.ApplicationScheme, "konto"), (IdentityConstants.TwoFactorUserIdScheme, "code"), (IdentityConstants.ExternalScheme, "extern")]
        )
        {
            services
                .AddOptions<CookieAuthenticationOptions>(scheme)
                .Configure<SiteAddress, IDataProtectionProvider, IHttpContextAccessor, SessionCheck, IOptions<PlatformOptions>>(
                    (cookie, _, protection, http, check, platform) => Set(cookie, scheme, name, platform.Value, protection, http, check)
                );
        }

        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<PlatformOptions>>(
                (o, platform) =>
                {
                    o.Cookie.Name = CookieName(platform.Value, "form");
                    o.Cookie.SecurePolicy = platform.Value.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                    o.FormFieldName = "form";
                    o.SuppressXFrameOptionsHeader = true;
                }
            );
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, p => p.RequireAssertion(c => Has(c, Policies.SignedIn)))
            .AddPolicy(Policies.Staff, p => p.RequireAssertion(c => Has(c, Policies.Staff)))
            .AddPolicy(Policies.Contributor, p => p.RequireAssertion(c => Has(c, Policies.Contributor)))
            .AddPolicy(Policies.Drafts, p => p.RequireAssertion(c => Has(c, Policies.Drafts)))
            .AddPolicy(Policies.Moderator, p => p.RequireAssertion(c => Has(c, Policies.Moderator)))
            .AddPolicy(Policies.Editor, p => p.RequireAssertion(c => Has(c, Policies.Editor)))
            .AddPolicy(Policies.Admin, p => p.RequireAssertion(c => Has(c, Policies.Admin)))
            .AddPolicy(
                Policies.Operator,
                p => p.RequireAssertion(c => c.Resource is HttpContext http && http.RequestServices.GetRequiredService<CurrentOperator>().Id is not null)
            );
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapOperators();
        BackChannelLogout.Map(app);
    }

    private static bool Has(AuthorizationHandlerContext context, string policy) =>
        context.Resource is HttpContext http && http.RequestServices.GetRequiredService<CurrentUser>().Has(policy);

    /// <summary>Over https with the prefix that binds a cookie to its host; plain http of a local run may do without.</summary>
    internal static string CookieName(PlatformOptions platform, string name) => platform.Scheme == "https" ? $"__Host-isek-{name}" : $"isek-{name}";

    private static void Set(
        CookieAuthenticationOptions cookie,
        string scheme,
        string name,
        PlatformOptions platform,
        IDataProtectionProvider protection,
        IHttpContextAccessor http,
        SessionCheck check
    )
    {
        var isSession = scheme == IdentityConstants.ApplicationScheme;
        cookie.Cookie.Name = CookieName(platform, name);
        cookie.Cookie.SecurePolicy = platform.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.SameSite = isSession ? SameSiteMode.Lax : SameSiteMode.Strict;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = isSession ? TimeSpan.FromDays(60) : TimeSpan.FromMinutes(5);
        cookie.SlidingExpiration = false;
        cookie.TicketDataFormat = new CityTickets(protection, http, scheme);
        if (isSession)
        {
            cookie.Events.OnValidatePrincipal = check.ValidateAsync;
            cookie.Events.OnSigningIn = signing =>
            {
                // Staff's cookie stays at home when another site links here; see Refusal for how they get in all the same.
                signing.CookieOptions.SameSite = signing.Principal?.IsStrong() == true ? SameSiteMode.Strict : SameSiteMode.Lax;
                return Task.CompletedTask;
            };
        }
    }
}
