using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hqs.Casework.Cases;

/// <summary>
/// Writes a case out complete: every statement with its origin and, in YAML, every key not yet known, left empty, with its question.
/// Reading it again gives the same case.
/// </summary>
public static class CaseWriter
{
    public static string Yaml(Case @case, Rulebook rulebook, Language language)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var page = new YamlPage(new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1024, false, true, "\n")));
        Write(@case, page, rulebook, language);
        page.End();
        return text.ToString();
    }

    /// <summary>What is stated and nothing else: the form a case is kept in.</summary>
    public static string Yaml(Case @case)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var page = new YamlPage(new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1024, false, true, "\n")));
        Write(@case, page, null, Language.English);
        page.End();
        return text.ToString();
    }

    public static string Json(Case @case)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(@case, new JsonPage(json), null, Language.English);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Case @case, IDataPage page, Rulebook? rulebook, Language language)
    {
        page.Open();
        page.Key("hqs_case");
        page.Text(Case.Format.ToString(CultureInfo.InvariantCulture));
        var own = @case.Subjects[0];
        Facts(own, ["case"], page, rulebook, language);
        page.Key("principal");
        page.Open();
        Person(@case.Subjects.First(s => s.Id == Case.PrincipalId), ["principal", "person"], page, rulebook, language);
        page.Close();
        List(@case, "member", "family", page, member =>
        {
            page.Key("id");
            page.Text(member.Name);
            Person(member, ["member", "person"], page, rulebook, language);
        });
        var nouns = rulebook is null
            ? own.Facts.Select(f => f.Fact.Noun).Where(n => n != "case").Distinct()
            : rulebook.Facts.Values.Where(f => f.Subject == "case" && f.Noun != "case" && f.IsStated).Select(f => f.Noun).Distinct();
        foreach (var noun in nouns.Order(StringComparer.Ordinal))
        {
            page.Key(noun);
            Block(own, [noun], page, rulebook, language);
        }

        List(@case, "document", "documents", page, document => Document(@case, document, page));
        Answers(@case, page);
        page.Close();
    }

    private static void List(Case @case, string kind, string key, IDataPage page, Action<CaseSubject> write)
    {
        var subjects = @case.Subjects.Where(s => s.Kind == kind).ToList();
        if (subjects.Count == 0)
        {
            return;
        }

        page.Key(key);
        page.OpenList();
        foreach (var subject in subjects)
        {
            page.Open();
            write(subject);
            page.Close();
        }

        page.CloseList();
    }

    // What a person's block holds directly, then the nouns inside it.
    private static void Person(CaseSubject person, string[] own, IDataPage page, Rulebook? rulebook, Language language)
    {
        Facts(person, own, page, rulebook, language);
        var inner = rulebook?.InnerNouns(person.Kind) ?? person.Facts.Where(f => IsDirect(f) && !own.Contains(f.Fact.Noun)).Select(f => f.Fact.Noun).Distinct().Order(StringComparer.Ordinal);
        foreach (var noun in inner.ToList())
        {
            page.Key(noun);
            Block(person, [noun], page, rulebook, language);
        }
    }

    // What documents and events state is written with them.
    private static bool IsDirect(StatedFact stated) => stated.Statement.DocumentKind is null && !IsImplied(stated);

    // A person may bear such a name too; only the bare statement is said by an event or by the list of papers.
    private static bool IsImplied(StatedFact stated) => stated.Statement is { On: null, Because: null }
        && stated is { Fact.FromEvent: not null, Statement.By: Hqs.Rules.Evaluation.Statement.ByEvent } or { Fact.Id: "document.held", Statement.By: Hqs.Rules.Evaluation.Statement.ByListing };

    private static void Block(CaseSubject subject, string[] nouns, IDataPage page, Rulebook? rulebook, Language language)
    {
        page.Open();
        Facts(subject, nouns, page, rulebook, language);
        page.Close();
    }

    private static void Facts(CaseSubject subject, string[] nouns, IDataPage page, Rulebook? rulebook, Language language)
    {
        var direct = subject.Facts.Where(f => IsDirect(f) && nouns.Contains(f.Fact.Noun)).ToList();
        foreach (var (fact, statement) in direct.GroupBy(f => f.Fact).Select(g => g.Last()))
        {
            page.Key(fact.Key);
            Statement(statement, fact, page);
        }

        if (rulebook is null)
        {
            return;
        }

        foreach (var fact in nouns.SelectMany(noun => rulebook.Facts.Values.Where(f => f.Noun == noun && f.IsStated && direct.All(d => d.Fact != f))))
        {
            page.Unknown(fact.Key, fact.Question.In(language));
        }
    }

    private static void Document(Case @case, CaseSubject document, IDataPage page)
    {
        Facts(document, ["document"], page, null, Language.English);
        var states = @case.Subjects.SelectMany(s => s.Facts).Where(f => f.Statement.DocumentKind is not null && f.Statement.By == document.Id).ToList();
        if (states.Count == 0)
        {
            return;
        }

        page.Key("states");
        page.Open();
        foreach (var (fact, statement) in states.DistinctBy(f => f.Fact))
        {
            page.Key(fact.Id);
            Statement(statement with { By = null }, fact, page);
        }

        page.Close();
    }

    private static void Statement(Statement statement, Fact fact, IDataPage page)
    {
        if (statement is { By: null, On: null, Because: null })
        {
            Value(statement.Value, fact, page);
            return;
        }

        page.Open();
        page.Key("value");
        Value(statement.Value, fact, page);
        Origin(statement.By, statement.On, statement.Because, page);
        page.Close();
    }

    private static void Origin(string? by, NodaTime.LocalDate? on, string? because, IDataPage page)
    {
        foreach (var (key, text) in new[] { ("by", by), ("on", on is { } day ? AssessmentJson.Date(day) : null), ("because", because) })
        {
            if (text is not null)
            {
                page.Key(key);
                page.Text(text);
            }
        }
    }

    private static void Value(Value value, Fact fact, IDataPage page)
    {
        switch (value)
        {
            case Codes { Ids.IsEmpty: false } codes:
                page.OpenList();
                codes.Ids.ToList().ForEach(page.Text);
                page.CloseList();
                break;
            case Table table:
                page.OpenList();
                foreach (var row in table.Rows)
                {
                    page.Open();
                    foreach (var column in fact.Columns.Where(c => row.ContainsKey(c.Id)))
                    {
                        page.Key(column.Id);
                        page.Text(CaseText.Of(row[column.Id]));
                    }

                    page.Close();
                }

                page.CloseList();
                break;
            default:
                page.Text(CaseText.Of(value));
                break;
        }
    }

    private static void Answers(Case @case, IDataPage page)
    {
        if (@case.Answers.IsEmpty)
        {
            return;
        }

        page.Key("answers");
        page.Open();
        foreach (var (id, answer) in @case.Answers)
        {
            page.Key(id);
            page.Open();
            if (answer.Choice is { } choice)
            {
                page.Key("choose");
                page.Text(choice);
            }

            Origin(answer.By, answer.On, answer.Because, page);
            page.Close();
        }

        page.Close();
    }

    private interface IDataPage
    {
        void Open();

        void Close();

        void OpenList();

        void CloseList();

        void Key(string key);

        void Text(string text);

        void Unknown(string key, string question);
    }

    private sealed class JsonPage(Utf8JsonWriter json) : IDataPage
    {
        public void Open() => json.WriteStartObject();

        public void Close() => json.WriteEndObject();

        public void OpenList() => json.WriteStartArray();

        public void CloseList() => json.WriteEndArray();

        public void Key(string key) => json.WritePropertyName(key);

        public void Text(string text) => json.WriteStringValue(text);

        public void Unknown(string key, string question) => json.WriteNull(key);
    }

    private sealed class YamlPage : IDataPage
    {
        private readonly Emitter emitter;

        public YamlPage(Emitter emitter)
        {
            this.emitter = emitter;
            emitter.Emit(new StreamStart());
            emitter.Emit(new DocumentStart());
        }

        public void End()
        {
            emitter.Emit(new DocumentEnd(true));
            emitter.Emit(new StreamEnd());
        }

        public void Open() => emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block));

        public void Close() => emitter.Emit(new MappingEnd());

        public void OpenList() => emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block));

        public void CloseList() => emitter.Emit(new SequenceEnd());

        public void Key(string key) => emitter.Emit(new Scalar(key));

        // Texts such as “~” or “null” would read back as nothing known.
        public void Text(string text) => emitter.Emit(text is "" or "~" or "null"
            ? new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.DoubleQuoted, true, true)
            : new Scalar(text));

        public void Unknown(string key, string question)
        {
            Key(key);
            emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, "~", ScalarStyle.Plain, true, false));
            emitter.Emit(new Comment(question, true));
        }
    }
}
