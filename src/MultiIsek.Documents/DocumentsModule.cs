using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Desk;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Printing;
using MultiIsek.Documents.Resumable;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents;

public sealed class DocumentsModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<Shelf>();
        services.AddSingleton(new Panel("home-documents", "/Library/_HomeDocuments.cshtml"));
        services.AddSingleton(
            new DeskLink("Dokumente", "Berichte, Karten und Beschlüsse hochladen, ersetzen, ordnen und zurückziehen.", "/verwaltung/dokumente", Policies.Editor, 25)
        );
        services.AddOptions<ScannerOptions>().BindConfiguration("Scanner").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<VirusScanner>();
        services.AddScoped<StorageUse>().AddScoped<IQuotaUse>(p => p.GetRequiredService<StorageUse>());
        services.AddScoped<Intake>().AddScoped<BegunUploads>().AddScoped<DeskShelf>().AddScoped<DocumentSaves>().AddScoped<IActNames, DocumentNames>();
        services.AddScoped<IOutboxSender, ScanSender>().AddScoped<IOutboxSender, TextSender>().AddScoped<IOutboxSender, PictureSender>().AddScoped<IDeskWork, ScanWork>();
        services.AddSingleton<FileTools>().AddSingleton<PdfReader>().AddSingleton<PictureMaker>().AddSingleton<IPdfPrinter, PdfPrinter>().AddHostedService<ToolsNotice>();
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapDownload();
        app.MapUploads();
    }
}
