using Hqs.Rules;

namespace Hqs.Casework.Assessments;

/// <summary>What people call the codes of the rule format: who acts, steps, dangers, answers, checklists.</summary>
public static class Labels
{
    private static readonly Dictionary<string, Words> Known = new()
    {
        ["worker"] = new("worker", "работник"),
        ["employer"] = new("employer", "работодатель"),
        ["payroll"] = new("payroll", "бухгалтерия"),
        ["counsel"] = new("counsel", "юрист"),
        ["host"] = new("host", "принимающая сторона"),
        ["family"] = new("family", "семья"),
        ["post"] = new("consular post", "консульство"),
        ["ministry"] = new("Ministry of the Interior", "МВД"),
        ["permit_filing"] = new("permit filing", "подача на разрешение"),
        ["invitation"] = new("invitation", "приглашение"),
        ["consular_filing"] = new("consular filing", "подача в консульство"),
        ["border"] = new("border", "граница"),
        ["arrival"] = new("arrival", "после приезда"),
        ["extension"] = new("extension", "продление"),
        ["residence_permit"] = new("residence permit", "вид на жительство"),
        ["family_joining"] = new("family joining later", "приезд семьи позже"),
        ["refusal"] = new("refusal", "отказ"),
        ["fine"] = new("fine", "штраф"),
        ["annulment"] = new("annulment", "аннулирование"),
        ["ban"] = new("ban", "запрет"),
        ["delay"] = new("delay", "задержка"),
        [Right.Yes] = new("yes", "да"),
        [Right.Limited] = new("limited", "ограниченно"),
        [Right.No] = new("no", "нет"),
        [Right.Ask] = new("ask", "спросить"),
        ["unknown"] = new("unknown", "неизвестно"),
        ["pre_application"] = new("before applying", "до подачи"),
        ["submission"] = new("submission day", "день подачи"),
        ["interview"] = new("biometrics and interview day", "день биометрии и собеседования"),
    };

    /// <summary>The label of a code; a code without one is shown as it is.</summary>
    public static Words Of(string code) => Known.GetValueOrDefault(code) ?? Words.Same(code);
}
