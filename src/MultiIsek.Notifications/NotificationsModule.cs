using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Mail;
using MultiIsek.Notifications.Messages;

namespace MultiIsek.Notifications;

public sealed class NotificationsModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IOutboxSender, MailSender>();
        services.AddScoped<IDeskWork, MessageWork>();
        services.AddSingleton(new DeskLink("Nachrichten", "Was noch nicht verschickt ist und woran es liegt.", "/verwaltung/nachrichten", Policies.Admin, 85));
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
