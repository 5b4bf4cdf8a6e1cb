using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>Priorität von Elementen einer Fassung, as plan and committees say it, by id. Those of which neither says anything are left out.</summary>
public sealed record ListPriorities(Guid PlanVersionId) : IRequest<IReadOnlyDictionary<Guid, ElementPriority>>;

/// <summary>Priorität eines Elements.</summary>
/// <param name="Own">Level that the plan itself gives it.</param>
/// <param name="Decided">What committees decided and none replaced since, newest first.</param>
public sealed record ElementPriority(string? Own, IReadOnlyList<CommitteePriority> Decided);

/// <summary>Prioritätsentscheidung eines Gremiums.</summary>
/// <param name="Level">In the words of the scale at that time.</param>
/// <param name="ByWhom">Committee and day.</param>
/// <param name="Url">Of the resolution, where there is one.</param>
public sealed record CommitteePriority(string Level, string ByWhom, string? Url);
