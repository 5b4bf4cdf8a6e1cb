using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MultiIsek.Kernel.People;

namespace MultiIsek.Kernel.Guests;

/// <summary>
/// <c>&lt;proof /&gt;</c>, in a form for guests: the task that the browser solves with Altcha's worker while somebody types. Nothing is to be seen of it, unless a form is
/// sent before it is done. Signed-in people get none.
/// </summary>
[HtmlTargetElement("proof", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProofTagHelper(Proofs proofs, CurrentUser current) : TagHelper
{
    public const string Field = "proof";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (current.Id is not null)
        {
            return;
        }

        var (challenge, seal) = proofs.New();
        var parameters = new
        {
            algorithm = "PBKDF2/SHA-256",
            nonce = Convert.ToHexStringLower(challenge.Nonce),
            salt = Convert.ToHexStringLower(challenge.Salt),
            cost = challenge.Cost,
            keyLength = Challenge.KeyLength,
            keyPrefix = Challenge.KeyPrefix,
        };
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes =
            {
                ["type"] = "hidden",
                ["name"] = Field,
                ["data-parameters"] = JsonSerializer.Serialize(parameters),
                ["data-seal"] = seal,
            },
        };
        output.Content.AppendHtml(input).AppendHtml("<p class=\"small muted\" role=\"status\"></p><script src=\"/proof.js\" type=\"module\"></script>");
    }
}
