using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>Where a form belongs: it is taken back for this place only.</summary>
/// <param name="ParentId">The contribution that is answered or reported.</param>
/// <param name="ElementId">Null with the version where the form is about no part of a plan.</param>
internal sealed record FormPlace(Guid PhaseId, Guid? ElementId, Guid? PlanVersionId, int Paragraph, Guid? ParentId);

/// <summary>
/// Formularschein: what a form carries in place of a cookie. Encrypted, so that only the server reads its secret; from the secret come the
/// submission's id (the same form sent twice is one contribution) and the receipt code.
/// </summary>
/// <param name="AuthorId">The account of which the form said that it will keep what is written: no form says one thing and does another.</param>
internal sealed record FormToken(FormPlace Place, DateTime IssuedAt, byte[] Secret, Guid? AuthorId = null)
{
    public static FormToken New(FormPlace place, DateTime now, Guid? author = null) => new(place, now, RandomNumberGenerator.GetBytes(32), author);

    public Guid SubmissionId => new(HMACSHA256.HashData(Secret, "submission"u8).AsSpan(0, 16));

    /// <summary>For a browser that has no word of its own yet: the same form sent twice gives it the same one.</summary>
    public string Browser => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, "browser"u8).AsSpan(0, 16));

    public ReceiptCode Receipt => ReceiptCode.From(HMACSHA256.HashData(Secret, "receipt"u8));
}

/// <param name="Token">Null where it is not ours or not for this place.</param>
/// <param name="Fault">What speaks against taking the form.</param>
/// <param name="Next">What the form carries when it comes up again with all that was typed.</param>
internal sealed record ReturnedForm(FormToken? Token, TokenFault Fault, string Next);

/// <summary>Issues and reads the tokens of one city's forms of one kind.</summary>
internal sealed class FormTokens(CitySeal seal, TimeProvider time, IOptions<CommentOptions> options)
{
    public const string Comment = "comment";
    public const string Report = "report";
    public const string Registration = "registration";
    public const string Ballot = "ballot";
    public const string Statement = "statement";
    private const int Longest = 2000;

    public string Issue(string kind, FormPlace place, Guid? author = null) => Write(kind, FormToken.New(place, Now, author));

    public string Write(string kind, FormToken token) => seal.Seal(Purpose(kind), token);

    /// <summary>What came back with a form. One that came too fast keeps its start, so that sending it again is enough.</summary>
    /// <param name="author">Of the token that the form gets otherwise, should it come up again.</param>
    public ReturnedForm Read(string kind, FormPlace place, string? text, Guid? author = null)
    {
        var (token, fault) = Open(kind, place, text);
        return new(token, fault, token is not null && fault is TokenFault.None or TokenFault.TooFast ? text! : Issue(kind, place, author));
    }

    private (FormToken? Token, TokenFault Fault) Open(string kind, FormPlace place, string? text)
    {
        if (seal.Open<FormToken>(Purpose(kind), text, Longest) is not { } token || token.Place != place)
        {
            return (null, TokenFault.Foreign);
        }

        var age = Now - token.IssuedAt;
        var fault =
            age < TimeSpan.FromSeconds(options.Value.MinSeconds) ? TokenFault.TooFast
            : age > options.Value.MaxAge ? TokenFault.TooOld
            : TokenFault.None;
        return (token, fault);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static string Purpose(string kind) => $"MultiIsek.Participation.Form.{kind}";
}
