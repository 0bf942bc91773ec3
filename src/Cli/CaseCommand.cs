using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Cli;

/// <summary><c>hqs schema case</c> and <c>hqs export</c>.</summary>
internal sealed class CaseCommand(Surroundings here, Language language, string rules)
{
    public int Schema(bool asMarkdown)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        here.Out.Write(asMarkdown ? CaseReference.Markdown(rulebook) : CaseSchema.Json(rulebook));
        return ExitCode.Done;
    }

    public int Export(string file, bool asJson)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, file, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        here.Out.Write(asJson ? CaseWriter.Json(read) : CaseWriter.Yaml(read, rulebook, language));
        return ExitCode.Done;
    }
}
