using System.Data;
using System.Diagnostics;
using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Web;
using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hqs.Bench.DeskLoad;

/// <summary>Fills a desk with invented cases: the example cases again and again, each under another name.</summary>
internal static class Many
{
    private static readonly (string Latin, string Russian)[] Given =
        [("Arjun", "Арджун"), ("Mei", "Мэй"), ("Kerem", "Керем"), ("Ana", "Ана"), ("Dilshod", "Дилшод"), ("Lucia", "Лусия"), ("Pavel", "Павел"), ("Yuki", "Юки"), ("Omar", "Омар"), ("Ines", "Инес"), ("Tomas", "Томас"), ("Nodira", "Нодира"), ("Jonas", "Йонас"), ("Farid", "Фарид"), ("Sofia", "София"), ("Hamid", "Хамид"), ("Elif", "Элиф"), ("Bao", "Бао"), ("Greta", "Грета"), ("Marko", "Марко")];

    // A surname is put together of two halves: a few thousand different ones, of the length surnames have.
    private static readonly (string Latin, string Russian)[] Heads =
        [("Kara", "Кара"), ("Belo", "Бело"), ("Mora", "Мора"), ("Tana", "Тана"), ("Vede", "Веде"), ("Shira", "Шира"), ("Dolo", "Доло"), ("Rama", "Рама"), ("Saki", "Саки"), ("Zola", "Зола"), ("Nuri", "Нури"), ("Fero", "Феро"), ("Galo", "Гало"), ("Hari", "Хари"), ("Lupo", "Лупо"), ("Miko", "Мико"), ("Petra", "Петра"), ("Chani", "Чани"), ("Osa", "Оса"), ("Udo", "Удо")];

    private static readonly (string Latin, string Russian)[] Tails =
        [("dze", "дзе"), ("nov", "нов"), ("shan", "шан"), ("tti", "тти"), ("rez", "рес"), ("mura", "мура"), ("lar", "лар"), ("beck", "бек"), ("wani", "вани"), ("gov", "гов"), ("stein", "штейн"), ("kar", "кар"), ("lini", "лини"), ("zade", "заде"), ("son", "сон"), ("poulos", "пулос"), ("chuk", "чук"), ("dar", "дар"), ("min", "мин"), ("vich", "вич")];

    public static async Task Fill(string root, string data, int wanted)
    {
        var rulebook = Rulebook.Load(Path.Combine(root, "rules"));
        var today = new Today(TimeProvider.System);
        await using var db = new DeskDb(new DbContextOptionsBuilder<DeskDb>().UseSqlite($"Data Source={Path.Combine(data, "desk.db")}").Options);
        var organisation = await db.Organisations.Select(o => o.Id).FirstAsync();
        var had = await db.Cases.CountAsync();
        if (had >= wanted && await db.Cases.AllAsync(c => c.Rulebook == rulebook.Version && c.AssessedOn == today.Day.ToDateOnly()))
        {
            return;
        }

        await db.Cases.ExecuteDeleteAsync();
        var clock = Stopwatch.StartNew();
        var samples = Samples(root, rulebook, today).ToList();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        using var transaction = db.Database.GetDbConnection().BeginTransaction();
        Rows<CaseRecord> records = new(db, transaction);
        Rows<CaseWord> words = new(db, transaction);
        Rows<CaseEdition> editions = new(db, transaction);
        Rows<CaseDue> dues = new(db, transaction);
        Rows<CaseTouch> touches = new(db, transaction);
        var random = new Random(1);
        for (var i = 0; i < wanted; i++)
        {
            var sample = samples[i % samples.Count];
            var (given, head, tail) = (Given[random.Next(Given.Length)], Heads[random.Next(Heads.Length)], Tails[random.Next(Tails.Length)]);
            var (name, russian) = ($"{given.Latin} {head.Latin}{tail.Latin}", $"{given.Russian} {head.Russian}{tail.Russian}");
            var text = sample.Name is { } old ? sample.Text.Replace(old, name, StringComparison.Ordinal) : sample.Text;
            text = sample.NameRussian is { } oldRussian ? text.Replace(oldRussian, russian, StringComparison.Ordinal) : text;
            var at = today.Utc.AddMinutes(-random.Next(1_000_000));
            var record = new CaseRecord { Id = Guid.CreateVersion7(at), OrganisationId = organisation, Text = text, Edition = 1, ChangedUtc = at, Name = name, NameRussian = russian, Title = sample.Title, Employer = sample.Employer, Citizenship = sample.Citizenship, Verdict = "", Rulebook = "" };
            sample.Outlook.WriteTo(record);
            records.Add(record);
            editions.Add(new() { CaseId = record.Id, Edition = 1, Text = text, AtUtc = at, By = "bench", Note = "" });
            foreach (var word in SearchText.Words(name, russian, record.Title, record.Employer))
            {
                words.Add(new() { CaseId = record.Id, OrganisationId = organisation, Word = word });
            }

            foreach (var due in sample.Outlook.Dues)
            {
                (due.CaseId, due.OrganisationId) = (record.Id, organisation);
                dues.Add(due);
            }

            foreach (var touch in sample.Outlook.Touches)
            {
                (touch.CaseId, touch.OrganisationId) = (record.Id, organisation);
                touches.Add(touch);
            }
        }

        transaction.Commit();
        // The start that is measured afterwards must not pay for tidying up after the filling.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wanted} cases with {dues.Count} duties and {words.Count} words put in within {clock.Elapsed.TotalSeconds:F0} s; the database has {new FileInfo(Path.Combine(data, "desk.db")).Length / 1_000_000} MB"));
    }

    private sealed record Sample(string Text, string? Name, string? NameRussian, string? Title, string? Employer, string? Citizenship, Outlook Outlook);

    private static IEnumerable<Sample> Samples(string root, Rulebook rulebook, Today today)
    {
        var files = Directory.EnumerateFiles(Path.Combine(root, "rules", "cases"), "case.yaml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Path.Combine(root, "rules", "demo"), "*.yaml"));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var read = CaseFile.Read(text, file, rulebook).Case ?? throw new InvalidDataException($"{file} does not read.");
            string? Said(string fact, string subject) => read.Subjects.First(s => s.Id == subject).Facts.LastOrDefault(f => f.Fact.Id == fact)?.Statement.Value switch { Plain plain => plain.Text, Code code => code.Id, _ => null };
            var record = new CaseRecord { Name = "", Text = "", Verdict = "", Rulebook = "" };
            yield return new(text, Said("person.name", Case.PrincipalId), Said("person.name_russian", Case.PrincipalId), Said("case.title", Case.CaseId), Said("employer.name", Case.CaseId), Said("person.citizenship", Case.PrincipalId), Outlook.Of(record, Assessment.Of(read, rulebook, today.Day)));
        }
    }

    /// <summary>Rows of one table, put in by one prepared command made from the model itself.</summary>
    private sealed class Rows<T>
        where T : class
    {
        private readonly IDbCommand command;
        private readonly IProperty[] columns;

        public Rows(DeskDb db, IDbTransaction transaction)
        {
            var type = db.Model.FindEntityType(typeof(T))!;
            columns = [.. type.GetProperties()];
            command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})""";
            for (var i = 0; i < columns.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
            }
        }

        public long Count { get; private set; }

        public void Add(T row)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var value = columns[i].PropertyInfo!.GetValue(row);
                ((IDbDataParameter)command.Parameters[i]!).Value = value switch { null => DBNull.Value, Enum kind => Convert.ToInt32(kind, CultureInfo.InvariantCulture), _ => value };
            }

            command.ExecuteNonQuery();
            Count++;
        }
    }
}
