#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "tools/benchmark/handwritten/decider.hpp"

namespace clausule::benchmark::handwritten {

namespace {

template <typename... Values>
void append(std::string& out, fmt::format_string<Values...> form, Values&&... values) {
  fmt::format_to(std::back_inserter(out), form, std::forward<Values>(values)...);
}

/// Returns `€ 12,50`.
std::string euro(std::int64_t cents) {
  const std::int64_t size = cents < 0 ? -cents : cents;
  return fmt::format("€ {}{},{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
}

std::string date_text(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// Returns the code of a line with the list it is in: `008/12011`.
std::string code_text(const LineState& line) {
  const std::string_view code = line.text->code;
  const std::string_view signs = code.substr(code.find('/') + 1);
  return line.list.empty() ? std::string(signs) : fmt::format("{}/{}", line.list, signs);
}

/// What the list beside the bundle of a programme asks: about a visit, and about a consultation.
struct Questions {
  Rule beside;
  std::string_view visit;
  std::string_view consultation;
};

constexpr std::array<Questions, programme_count> questions{
    {{Rule::beside_diabetes, "Hoort deze visite bij de zorg van de keten-dbc DM2?",
      "Had het meekijkconsult betrekking op diabetes?"},
     {Rule::beside_vascular, "Hoort deze visite bij de zorg van de keten-dbc VRM?",
      "Had het meekijkconsult betrekking op VRM-problematiek?"},
     {Rule::beside_copd, "Hoort deze visite bij de zorg van de keten-dbc COPD?",
      "Had het meekijkconsult betrekking op COPD?"},
     {Rule::beside_asthma, "Hoort deze visite bij de zorg van de keten-dbc Astma?",
      "Had het meekijkconsult betrekking op astma?"}}};

/// Returns the question that a line puts to a person; empty where it waits for another line.
std::string_view question_of(const LineState& line) {
  const Finding& finding = line.finding;
  if (finding.effect != Effect::open || finding.reason == Reason::hangs) return {};
  if (finding.reason == Reason::referral_unknown) return "Voor welke aandoening is verwezen?";
  if (finding.reason == Reason::no_tariff_applies) return {};
  if (finding.rule == Rule::contact_recorded) return "Vraag de geregistreerde contactmomenten op";
  if (finding.rule == Rule::dietitian) return "Wie heeft het dieetadvies gegeven?";
  const auto* const asks = std::ranges::find(questions, finding.rule, &Questions::beside);
  if (asks == questions.end()) return {};
  return line.code->priced == Priced::as_consult ? asks->visit : asks->consultation;
}

/// Returns so many quarters of an hour in hours, `1,75`.
std::string hours(std::int64_t quarters) {
  constexpr std::array<std::string_view, 4> parts{"", ",25", ",5", ",75"};
  return fmt::format("{}{}", quarters / 4, parts[static_cast<std::size_t>(quarters % 4)]);
}

}  // namespace

void Decider::append_message(std::uint32_t line, std::string& out) const {
  const LineState& state = lines_[line];
  const auto id_of = [&](std::uint32_t other) { return lines_[other].text->line; };
  if (state.credits != nobody) {
    return append(out, "crediteert regel {}, waarvoor niets is vergoed", id_of(state.credits));
  }
  if (state.credited_by != nobody) {
    return append(out, "gecrediteerd door regel {}", id_of(state.credited_by));
  }
  if (state.stays()) return append_paid(state, out);
  append_finding(line, out);
  append_others(state, out);
}

void Decider::append_paid(const LineState& line, std::string& out) const {
  if (line.tariff_rule == Rule::none) {
    out +=
        "vergoed zoals gedeclareerd: geen tarief noemt deze code, en overige prestaties zijn "
        "toegestaan";
    return;
  }
  const std::string_view name = info_of(line.tariff_rule).name;
  const bool is_maximum = line.tariff_rule == Rule::other_bundles;
  if (line.cents > line.tariff) {
    append(out, "{} is meer dan {} {} van `{}`", euro(line.cents),
           is_maximum ? "het maximum van" : "de afgesproken", euro(line.tariff), name);
  } else if (line.cents < line.tariff && !is_maximum) {
    append(out, "vergoed zoals gedeclareerd: {} is minder dan de {} van `{}`", euro(line.cents),
           euro(line.tariff), name);
  } else {
    append(out, "vergoed zoals gedeclareerd: niet hoger dan het tarief `{}`", name);
  }
}

void Decider::append_finding(std::uint32_t at, std::string& out) const {
  const LineState& line = lines_[at];
  switch (line.finding.effect) {
    case Effect::nothing:
      return;
    case Effect::error:
      return append_error(line, out);
    case Effect::gone:
      return append_gone(line, out);
    case Effect::open:
      return append_open(line, out);
  }
}

void Decider::append_open(const LineState& line, std::string& out) const {
  const Finding& finding = line.finding;
  if (finding.reason == Reason::no_tariff_applies) {
    return append(out, "er zijn tarieven voor deze code, maar hier geldt er geen: {}",
                  finding.rule == Rule::agreed_bundles
                      ? "`ketens-gecontracteerd`, `ketens-ongecontracteerd`"
                      : fmt::format("`{}`", info_of(finding.rule).name));
  }
  if (finding.reason != Reason::hangs) {
    out += question_of(line);
    return;
  }
  // The root question, so that one answer settles all lines that hang on it.
  std::uint32_t root = finding.beside;
  while (lines_[root].finding.reason == Reason::hangs) root = lines_[root].finding.beside;
  const std::string_view question = question_of(lines_[root]);
  if (question.empty()) {
    append(out, "wacht op wat over regel {} wordt beslist", lines_[finding.beside].text->line);
  } else {
    append(out, "wacht op het antwoord bij regel {}: {}", lines_[root].text->line, question);
  }
}

void Decider::append_gone(const LineState& line, std::string& out) const {
  const Finding& finding = line.finding;
  const std::string_view name = info_of(finding.rule).name;
  const std::string date = date_text(line.date.day);
  if (finding.reason == Reason::second_in_period) {
    const LineState& first = lines_[finding.beside];
    return append(out, "voor deze periode al gedeclareerd op regel {} van {}, volgens `{}`",
                  first.text->line, date_text(first.date.day), name);
  }
  if (finding.reason == Reason::not_enrolled) {
    return append(out, "op {} niet ingeschreven in `{}`",
                  date_text(first_day_of_quarter(line.date)), name);
  }
  if (finding.reason == Reason::too_young) {
    return append(out, "`{}` vereist dat leeftijd ≥ 18, en op {} is dat niet zo", name,
                  date_text(first_day_of_quarter(line.date)));
  }
  if (finding.rule == Rule::consult_codes) {
    return append(out, "{} staat op {} niet in `{}`", code_text(line), date, name);
  }
  if (finding.rule == Rule::contract) {
    return append(out, "{} valt buiten het contract, dat geldt van 2022-01-01 t/m 2025-12-31",
                  date);
  }
  if (info_of(finding.rule).ground == Ground::condition) {
    return append(out, "`{}` vereist dat {}, en dat is niet zo", name,
                  finding.rule == Rule::dietitian ? "zorgverlener.zorgsoort = 24"
                                                  : "prestatie.contact-vastgelegd");
  }
  if (info_of(finding.rule).ground == Ground::limit) return append_over_limit(line, out);
  const LineState& by = lines_[finding.beside];
  append(out, "niet naast {} (regel {} van {}), volgens `{}`", code_text(by), by.text->line,
         date_text(by.date.day), name);
}

void Decider::append_over_limit(const LineState& line, std::string& out) const {
  const Finding& finding = line.finding;
  // Of dietetics a quarter of an hour is counted, and hours are told.
  const bool in_hours = finding.rule == Rule::diet_a_year;
  const auto told = [&](std::int64_t counted) {
    return in_hours ? hours(counted) : fmt::format("{}", counted);
  };
  const std::int64_t most = quota_of(line.code->limit).most;
  append(out, "boven de {} van `{}`: {} eerder geteld, {} over", told(most),
         info_of(finding.rule).name, told(finding.counted), told(most - finding.counted));
}

void Decider::append_error(const LineState& line, std::string& out) const {
  const Finding& finding = line.finding;
  const std::string_view name = info_of(finding.rule).name;
  if (finding.reason == Reason::birth_date_unknown) {
    return append(
        out, "`verzekerde.geboren` is niet bekend, en `{}` heeft het nodig: lever het aan", name);
  }
  if (finding.reason == Reason::end_reason_unknown) {
    std::string_view reason;
    for (const Stay& stay : stays_) {
      const bool is_this = stay.programme == line.code->programme && !stay.has_listed_end &&
                           stay.from <= first_day_of_quarter(line.date);
      if (is_this) reason = stay.end_reason;
    }
    return append(out,
                  "de inschrijving in `{}` eindigde wegens `{}`, en dat staat niet op de lijst: "
                  "verbeter de inschrijving",
                  name, reason.empty() ? "(leeg)" : reason);
  }
  if (finding.reason == Reason::unreadable) {
    out += "de regel kan niet worden gelezen";
    return;
  }
  append_credit_fault(line, out);
}

void Decider::append_credit_fault(const LineState& line, std::string& out) const {
  const Finding& finding = line.finding;
  const std::string_view named = line.text->credits;
  const auto debit = [&]() -> const LineState& { return lines_[finding.beside]; };
  const auto is = [&](Reason reason) { return finding.reason == reason; };
  if (is(Reason::credit_not_negative)) {
    append(out,
           "de regel crediteert regel {}, en het bedrag van {} is niet lager dan nul: schrijf het "
           "tegengestelde bedrag",
           named, euro(line.cents));
  } else if (is(Reason::credit_without_debit)) {
    append(out,
           "regel {}, die deze crediteert, staat niet bij de regels of de historie van deze "
           "verzekerde: lever die aan",
           named);
  } else if (is(Reason::credit_of_credit)) {
    append(out, "regel {}, die deze crediteert, is zelf een credit: declareer de prestatie opnieuw",
           named);
  } else if (is(Reason::credit_twice)) {
    append(out, "regel {} is al gecrediteerd door regel {}", named,
           lines_[debit().credited_by].text->line);
  } else if (is(Reason::credit_of_part)) {
    append(out,
           "de regel crediteert regel {}, en die heeft als bedrag {}: crediteer het hele bedrag en "
           "declareer opnieuw wat overblijft",
           named, euro(debit().cents));
  } else if (is(Reason::credit_differs)) {
    std::string_view column = "aantal";
    if (line.date.day != debit().date.day) column = "datum";
    if (code_text(line) != code_text(debit())) column = "code";
    if (line.provider != debit().provider) column = "zorgverlener";
    append(out,
           "de regel crediteert regel {}, en die heeft een andere `{}`: een credit herhaalt haar "
           "regel",
           named, column);
  } else {
    append(out,
           "het regelnummer {} staat op meer dan één regel van deze verzekerde: geef elke regel "
           "een eigen nummer",
           finding.beside == nobody ? line.text->line : named);
  }
}

/// Appends the other rules that found the same.
void Decider::append_others(const LineState& line, std::string& out) const {
  const std::uint32_t decisive = 1U << static_cast<std::uint32_t>(line.finding.rule);
  const std::uint32_t unnamed = 1U;
  std::uint32_t others = line.found_by[static_cast<std::size_t>(line.finding.effect)];
  others &= ~(decisive | unnamed);
  std::string_view before = "; ook: ";
  for (std::uint32_t rule = 0; others >> rule != 0; ++rule) {
    if ((others >> rule & 1U) == 0) continue;
    append(out, "{}`{}`", before, info_of(static_cast<Rule>(rule)).name);
    before = ", ";
  }
}

}  // namespace clausule::benchmark::handwritten
