using Microsoft.AspNetCore.Mvc.ViewFeatures;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>What the head of a plan's page says; two addresses show the same plan where a city has just one.</summary>
internal static class PlanHead
{
    public static void Set(ViewDataDictionary data, PlanView plan, bool hasList)
    {
        data["Title"] = plan.IsCurrent ? plan.Title : $"{plan.Title} ({plan.Version!.Name})";
        data["Section"] = "plan";
        data["Description"] = plan.Plan.Lead;
        data["Canonical"] = plan.IsCurrent ? plan.Url : $"{plan.Url}?fassung={plan.Version!.Key}";
        data["NoIndex"] = plan.Filter is { IsActive: true } || plan.Version?.State == Contracts.PlanVersionState.Discarded;
        if (hasList)
        {
            data["Crumbs"] = new List<Crumb> { new("Plan", "/plan"), new(plan.Plan.ShortName) };
        }
    }
}
