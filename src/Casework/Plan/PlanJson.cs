namespace Hqs.Casework.Plans; public static class PlanJson { public static string Write(Plan plan) => plan.ToString()!; }
