using Hqs.Casework.Assessments;
using Hqs.Casework.Travel;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Counters;

// The counts themselves, one after the other.
public sealed partial class Counters
{
    private static readonly Words LastGoodDay = new("last good day", "последний допустимый день");

    private void OfPerson(Subject person)
    {
        var events = Read("case.events", person);
        var crossings = events.Value is Table table ? Crossings.Of(table, Name(person)) : [];
        var planned = Planned(person).ToList();
        var presence = new Presence(crossings.Where(c => c.Day <= on).Concat(crossings.Where(c => c.Day > on)).Concat(planned.Where(p => crossings.TrueForAll(c => c != p))));
        var isPrincipal = person.Kind == "principal";
        var holdsPermit = Is("permit.held", person) == true;
        if (isPrincipal)
        {
            EndOfContract(person);
            Tax(person, presence, events, planned.Count > 0);
            if (holdsPermit)
            {
                Absence(person, crossings, events);
                Trips(person);
                Indefinite(person);
            }
        }

        Registration(person);
        VisaFree(person, presence, holdsPermit);
        if (isPrincipal && holdsPermit)
        {
            Remainder("permit", new("Work permit", "Разрешение на работу"), person, "permit.valid_until");
            PassportForFiling(person);
        }

        Remainder("passport", new("Passport", "Паспорт"), person, "person.passport_valid_until");
        Remainder("policy", new("Health cover", "Медицинское обеспечение (полис)"), person, "person.cover_until");
        Remainder("visa", new("Visa", "Виза"), person, "visa.valid_until", onlyIfStated: true);
        Remainder("registration-slip", new("Registration at the place of stay", "Постановка на учёт по месту пребывания"), person, "registration.valid_until", onlyIfStated: true);
        Remainder("residence-permit", new("Residence permit", "Вид на жительство"), person, "travel.residence_permit_until", onlyIfStated: true);
    }

    private static string Name(Subject person) => person.Id[(person.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    // A trip planned ahead; what lies behind stands among the events.
    private IEnumerable<Crossing> Planned(Subject person)
    {
        if (Is("travel.planned", person) != true)
        {
            yield break;
        }

        if (Date("travel.leaves_on", person) is { } leaves && leaves > on)
        {
            yield return new(leaves, true);
        }

        if (Date("travel.returns_on", person) is { } returns && returns > on)
        {
            yield return new(returns, false);
        }
    }

    private void Tax(Subject person, Presence presence, TracedValue events, bool hasPlan)
    {
        var first = on.PlusMonths(-12).PlusDays(1);
        Add("tax-residence", new("Days in Russia in twelve months (tax residence)", "Дни в России за двенадцать месяцев (налоговое резидентство)"), person,
            new("tax status changes on", "налоговый статус изменится"),
            Readings("law.tax-crossing-days").Select(law =>
            {
                var limit = Ask(law).Read("counter.tax_days", person);
                if (!presence.IsKnownSince(first))
                {
                    return Without(events.Missing.IsEmpty ? new TracedValue { Missing = [new(MissingKind.Fact, "case.events", null)] } : events, law);
                }

                if (limit.Value is not Whole needed)
                {
                    return Without(limit, law);
                }

                var used = presence.InTwelveMonths(on, Counts(limit));
                return new CounterReading
                {
                    Supposes = law,
                    From = first,
                    Until = on,
                    Used = used,
                    Limit = new((int)needed.Number, TermUnit.Days),
                    Left = Math.Max(0, needed.Number - used),
                    TurnsOn = presence.Flips(on, needed.Number, Counts(limit)),
                    IsReached = used >= needed.Number,
                    Grounds = [.. limit.Grounds()],
                };
            }),
            note: hasPlan
                ? new("The forecast takes the trip planned into account. Payroll settles the year by the status at its end.", "Прогноз учитывает запланированную поездку. За год налог определяется по статусу на его конец.")
                : new("The forecast supposes that the person stays where it is now. Payroll settles the year by the status at its end.", "Прогноз исходит из того, что лицо остаётся там, где находится сейчас. За год налог определяется по статусу на его конец."));
    }

    private static bool Counts(TracedValue limit) => limit.From.Any(f => f.Parameter?.Id == "tax.crossing-days" && f.Value is Codes days && days.Ids.Contains("entry"));

    private void Absence(Subject person, List<Crossing> crossings, TracedValue events)
    {
        var title = new Words("Unbroken absence from Russia", "Непрерывное отсутствие в России");
        var last = crossings.FindLastIndex(c => c.Day <= on);
        if (last < 0)
        {
            Add("absence", title, person, LastGoodDay, [Without(events.Missing.IsEmpty ? new TracedValue { Missing = [new(MissingKind.Fact, "case.events", null)] } : events)]);
            return;
        }

        if (!crossings[last].IsExit)
        {
            Add("absence", title, person, LastGoodDay, [], note: new($"In Russia since {Wording.Of(crossings[last].Day, Language.English)}.", $"В России с {Wording.Of(crossings[last].Day, Language.Russian)}."), state: CounterState.NotRunning);
            return;
        }

        var ends = Read("counter.absence_until", person);
        var from = crossings[last].Day.PlusDays(1);
        Add("absence", title, person, new("last day abroad that is still allowed", "последний допустимый день за границей"),
            [ends.Value is Day day ? Dated(from, day.Date, ends) with { Used = Math.Max(0, Between(from, on) + 1) } : Without(ends)],
            note: new("Any entry starts the count anew.", "Любой въезд начинает счёт заново."));
    }

    private CounterReading Dated(LocalDate from, LocalDate ends, TracedValue limit, SupposedLaw? law = null) => new()
    {
        Supposes = law,
        From = from,
        Until = ends,
        Used = Math.Max(0, Between(from, LocalDate.Min(on, ends)) + 1),
        Limit = limit.From.Select(f => f.Value).OfType<Term>().LastOrDefault(),
        Left = Between(on, ends),
        TurnsOn = ends,
        Grounds = [.. limit.Grounds()],
    };

    private void Registration(Subject person)
    {
        if (Is("person.eaeu_citizen", person) == true)
        {
            return;
        }

        var title = new Words("Days without registration after the entry", "Дни без постановки на учёт после въезда");
        var inRussia = Is("person.in_russia", person);
        if (inRussia == false || Is("registration.registered", person) == true)
        {
            Add("registration-free", title, person, LastGoodDay, [], note: inRussia == false ? new("Not in Russia.", "Не в России.") : new("Registered since the last entry.", "На учёте после последнего въезда."), state: CounterState.NotRunning);
            return;
        }

        // Once the free days are over everything hangs on whether the host has filed.
        var ends = Read("counter.free_until", person);
        var registered = Read("registration.registered", person);
        if (ends.Value is Day over && over.Date < on && !registered.IsKnown)
        {
            Add("registration-free", title, person, LastGoodDay, [Without(registered)]);
            return;
        }

        Add("registration-free", title, person, new("last free day", "последний свободный день"), Readings("law.registration-first-day").Select(law =>
        {
            if (ends.Value is not Day day || Date("person.last_entry_on", person) is not { } entry)
            {
                return Without(ends, law);
            }

            var entryCounts = law.Alternative == "day_counts";
            var due = Read(entryCounts ? "registration.due_on" : "registration.due_latest_on", person);
            var dueOn = (due.Value as Day)?.Date;
            var from = entryCounts ? entry : entry.PlusDays(1);
            return Dated(from, entryCounts ? day.Date.PlusDays(-1) : day.Date, ends, law) with { ThenOn = dueOn, IsProvisional = dueOn is { } by && IsProvisional(day.Date, by), Grounds = [.. ends.Grounds().Concat(due.Grounds()).Distinct()] };
        }), then: new("the host must have filed by", "принимающая сторона подаёт не позднее"), note: new("A hotel registers at once all the same.", "Гостиница ставит на учёт сразу в любом случае."));
    }

    private void VisaFree(Subject person, Presence presence, bool holdsPermit)
    {
        var basis = Code("travel.basis", person);
        if (basis is not "visa_free" && (basis is not null || Is("person.in_russia", person) != true || Read("visa.valid_until", person).IsKnown || Is("alternative.visit_without_visa", person) != true))
        {
            return;
        }

        var limit = Read("counter.visa_free_days", person);
        var first = new LocalDate(on.Year, 1, 1);
        var basisRead = Read("travel.basis", person);
        CounterReading reading;
        if (basis is null)
        {
            reading = Without(basisRead);
        }
        else if (!presence.IsKnownSince(first))
        {
            reading = Without(new TracedValue { Missing = [new(MissingKind.Fact, "case.events", null)] });
        }
        else if (limit.Value is not Whole allowed)
        {
            reading = Without(limit);
        }
        else
        {
            var used = presence.Days(first, on, crossingDays: true);
            reading = new()
            {
                From = first,
                Until = on,
                Used = used,
                Limit = new((int)allowed.Number, TermUnit.Days),
                Left = allowed.Number - used,
                TurnsOn = LastVisaFreeDay(presence, used, allowed.Number),
                Grounds = [.. limit.Grounds()],
            };
        }

        var covered = holdsPermit && Date("permit.valid_until", person) >= on;
        Add("visa-free", new("Visa-free days in the calendar year", "Безвизовые дни в календарном году"), person, LastGoodDay, [reading],
            note: covered ? new("A valid permit is a ground of its own: the count does not limit the stay while it runs.", "Действующее разрешение — самостоятельное основание: пока оно действует, этот счёт пребывание не ограничивает.") : null,
            state: covered && reading.IsKnown ? CounterState.NotRunning : null);
    }

    // With every day spent here; null when the year ends first.
    private LocalDate? LastVisaFreeDay(Presence presence, long used, long allowed)
    {
        for (var day = on; day.Year == on.Year; day = day.PlusDays(1))
        {
            used += day > on && presence.Counts(day, crossingDays: true) ? 1 : 0;
            if (used > allowed)
            {
                return day.PlusDays(-1);
            }
        }

        return null;
    }

    private void Trips(Subject person)
    {
        var title = new Words("Business trips outside the regions of the permit", "Командировки за пределы регионов разрешения");
        var (trips, travelling) = (Is("permit.trips_outside_region", person), Is("employment.travelling_work", person));
        if (trips == false || travelling == true)
        {
            Add("business-trips", title, person, LastGoodDay, [], note: travelling == true ? new("The contract names travelling work: no limit.", "Договор называет разъездную работу: предела нет.") : new("No such trips.", "Таких командировок нет."), state: CounterState.NotRunning);
            return;
        }

        var limit = Read("counter.trip_days", person);
        Add("business-trips", title, person, LastGoodDay, Readings("law.trip-count").Select(law =>
        {
            var used = Read(law.Alternative == "per_year" ? "permit.trip_days_year" : "permit.longest_trip_days", person);
            var open = trips is null ? Read("permit.trips_outside_region", person) : !used.IsKnown ? used : limit;
            return trips is null || used.Value is not Whole days || limit.Value is not Whole allowed
                ? Without(open, law)
                : new CounterReading { Supposes = law, Used = days.Number, Limit = new((int)allowed.Number, TermUnit.Days), Left = allowed.Number - days.Number, Grounds = [.. limit.Grounds()] };
        }));
    }

    private void EndOfContract(Subject person)
    {
        if (Is("employment.ended", person) != true)
        {
            return;
        }

        var search = Read("renewal.search_ends_on", person);
        var exit = Read("renewal.exit_by_on", person);
        var isSettled = Is("renewal.new_contract_signed", person) == true || Is("renewal.left", person) == true;
        var note = isSettled ? new Words("A new contract is signed, or the worker has left.", "Новый договор подписан либо работник выехал.") : null;
        var ended = Date("employment.ended_on", person);
        Add("search", new("Search for a new employer after the end of the contract", "Поиск нового работодателя после прекращения договора"), person, new("last day to sign and file", "последний день для договора и ходатайства"),
            [search.Value is Day last && ended is { } day ? InWorkingDays(day, last.Date, search) : Without(search)], note: note, state: isSettled ? CounterState.NotRunning : null);
        Add("exit", new("Time to leave Russia after the search", "Срок выезда из России после поиска"), person, new("last day in Russia without a new contract", "последний день в России без нового договора"),
            [exit.Value is Day by && search.Value is Day from ? Dated(from.Date.PlusDays(1), by.Date, exit) with { IsProvisional = IsProvisional(ended ?? from.Date, from.Date) } : Without(exit)], note: note, state: isSettled ? CounterState.NotRunning : null);
    }

    private CounterReading InWorkingDays(LocalDate ended, LocalDate last, TracedValue limit)
    {
        int Working(LocalDate from, LocalDate until) => Enumerable.Range(0, Math.Max(0, Between(from, until) + 1)).Count(i => rulebook.Calendar.IsWorking(from.PlusDays(i)));
        return Dated(ended.PlusDays(1), last, limit) with
        {
            Used = Working(ended.PlusDays(1), LocalDate.Min(on, last)),
            Left = on <= last ? Working(on.PlusDays(1), last) : -Working(last.PlusDays(1), on),
            IsProvisional = IsProvisional(ended, last),
        };
    }

    private void Indefinite(Subject person) =>
        Add("indefinite-permit", new("Time needed for an indefinite residence permit", "Срок, нужный для бессрочного вида на жительство"), person, new("reached on", "срок истекает"),
            Readings("law.two-year-clock").Select(law =>
            {
                var fromPermit = law.Alternative == "from_residence_permit";
                var ends = Read(fromPermit ? "counter.indefinite_since_permit_on" : "counter.indefinite_since_work_on", person);
                return ends.Value is Day day && Date(fromPermit ? "residence.hqs_permit_issued_on" : "residence.hqs_work_since_on", person) is { } from
                    ? Dated(from, day.Date, ends, law) with { Left = Math.Max(0, Between(on, day.Date)), IsReached = on >= day.Date }
                    : Without(ends, law);
            }),
            note: new("Time alone is not enough: the HQS residence permit and paid taxes are asked for too.", "Одного срока мало: нужны и вид на жительство ВКС, и уплаченные налоги."));

    private void PassportForFiling(Subject person) =>
        Add("passport-for-extension", new("Passport remainder for the extension", "Остаток срока паспорта для продления"), person, new("last day to file with this passport", "последний день подачи с этим паспортом"),
            Readings("law.passport-for-extension").Select(law =>
            {
                var ends = Read(law.Alternative == "same_remainder" ? "counter.passport_files_until" : "person.passport_valid_until", person);
                return ends.Value is Day day ? new CounterReading { Supposes = law, TurnsOn = day.Date, Left = Between(on, day.Date), Limit = ends.From.Select(f => f.Value).OfType<Term>().LastOrDefault(), Grounds = [.. ends.Grounds()] } : Without(ends, law);
            }));

    private void Remainder(string id, Words title, Subject person, string fact, bool onlyIfStated = false)
    {
        var until = Read(fact, person);
        if (onlyIfStated && !until.IsKnown)
        {
            return;
        }

        Add(id, title, person, LastGoodDay, [until.Value is Day day ? new CounterReading { TurnsOn = day.Date, Left = Between(on, day.Date) } : Without(until)]);
    }
}
