using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation.Bodies;

/// <summary>A round of public bodies that runs for an hour, without a desk.</summary>
public static class BodyBox
{
    /// <summary>The link of one invited body.</summary>
    public static async Task<string> InviteAsync(App app, string city, string key, string name)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var now = app.Time.Now.UtcDateTime;
        var phase = new ParticipationPhase
        {
            Key = key,
            Kind = PhaseKind.PublicBodies,
            Title = "Anhörung zum Auenufer",
            PlanVersionId = await db.Set<ParticipationPhase>().Where(p => p.Key == "auenufer-kommentieren").Select(p => p.PlanVersionId).SingleAsync(),
            StartsAt = now.AddMinutes(-1),
            EndsAt = now.AddHours(1),
            WhatNext = "Der Beirat wägt die Stellungnahmen ab.",
        };
        var code = ReceiptCode.From(RandomNumberGenerator.GetBytes(32));
        var body = new InvitedBody
        {
            PhaseId = phase.Id,
            OrganisationId = null,
            Name = name,
            Email = "stelle@example.org",
            AddedAt = now,
            InvitedAt = now,
        };
        db.AddRange(
            phase,
            body,
            new BodyLetter
            {
                BodyId = body.Id,
                Kind = LetterKind.Invitation,
                SentAt = now,
                Email = "stelle@example.org",
                CodeHash = code.Hash,
            }
        );
        await db.SaveChangesAsync();
        return BodyLetters.Url(BodyLetters.Plain(code));
    }
}
