using Hqs.Casework;
using Hqs.Rules.Checking;

var problems = RulebookCheck.Of(args[0], ComputedFacts.All);
var only = args.Length > 1 ? args[1] : "";
foreach (var p in problems.Where(p => p.Place.File.Contains(only))) Console.WriteLine($"{p.Place}: {p.Says.En}");
Console.WriteLine(problems.Count);
