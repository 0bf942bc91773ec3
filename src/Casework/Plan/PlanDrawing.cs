namespace Hqs.Casework.Plans; public static class PlanDrawing { public static string Write(Plan plan, Hqs.Rules.Language language) => plan.ToString()! + language; }
