using AutoMapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>From the modules' records to what programs read: names that stay while the modules change theirs, and full addresses.</summary>
internal sealed class ResourceMaps : Profile
{
    private const string Site = "site";

    public ResourceMaps()
    {
        CreateMap<SourceDate, string>().ConvertUsing(date => date.ToString());
        CreateMap<PlanEntry, PlanResource>().WithAddresses("plans", e => e.Key, e => e.Url);
        CreateMap<VersionEntry, VersionResource>().WithAddresses("versions", e => e.Key, e => e.Url);
        CreateMap<ElementEntry, ElementResource>().WithAddresses("elements", e => e.IsInCurrent ? e.Key : $"{e.Key}?version={e.Version}", e => e.Url);
        CreateMap<EventEntry, EventResource>().WithAddresses("events", e => e.Key, e => e.Url);
        CreateMap<PhaseEntry, PhaseResource>().WithAddresses("phases", e => e.Key, e => e.Url);
        CreateMap<ContributionEntry, ContributionResource>().WithAddresses("contributions", e => e.Number, e => e.Url);
        CreateMap<DocumentCard, DocumentResource>(MemberList.None);
        CreateMap<DocumentEntry, DocumentResource>().IncludeMembers(e => e.Card).WithAddresses("documents", e => e.Card.Key, e => e.Card.Url);
        CreateMap<FileCard, FileResource>().ForMember(f => f.Url, o => o.MapFrom((file, _, _, context) => context.Items[Site] + file.Url));
    }

    /// <param name="licence">Key of AutoMapper's makers; without one it works and says so in the log.</param>
    public static MapperConfiguration Configuration(string? licence, ILoggerFactory loggers) =>
        new(
            maps =>
            {
                maps.LicenseKey = licence;
                maps.AddProfile<ResourceMaps>();
            },
            loggers
        );

    public static IMapper Mapper(IConfiguration configuration, ILoggerFactory loggers) => Configuration(configuration["Licenses:AutoMapper"], loggers).CreateMapper();

    /// <param name="site">The city's address, from its stored host.</param>
    public static TResource Map<TResource>(IMapper mapper, object entry, string site) => mapper.Map<TResource>(entry, o => o.Items[Site] = site);

    internal static string SiteOf(ResolutionContext context) => (string)context.Items[Site];
}

internal static class AddressMaps
{
    /// <param name="key">What follows the list's address.</param>
    /// <param name="page">Path of the page for people.</param>
    public static void WithAddresses<TEntry, TResource>(this IMappingExpression<TEntry, TResource> map, string list, Func<TEntry, string> key, Func<TEntry, string> page)
        where TResource : Resource =>
        map.ForMember(r => r.Self, o => o.MapFrom((entry, _, _, context) => $"{ResourceMaps.SiteOf(context)}{ApiEndpoints.Root}/{list}/{key(entry)}"))
            .ForMember(r => r.Url, o => o.MapFrom((entry, _, _, context) => ResourceMaps.SiteOf(context) + page(entry)));
}
