#include "tools/cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/commands.hpp"
#include "tools/cli/option_values.hpp"
#include "tools/cli/refusal.hpp"
#include "tools/portfolio/portfolio.hpp"

namespace clausule::cli {

namespace {

constexpr std::size_t most_threads = 1024;

/// All that can stand on the command line.
struct Options {
  std::optional<std::string> language;
  bool json = false;
  std::vector<std::string> check;
  RunOptions run;
  ExplainOptions explain;
  std::string facts;
  SettleOptions settle;
  TestOptions test;
  ShrinkOptions shrink;
  FormatOptions format;
  PortfolioOptions portfolio;
};

/// Returns what `--language` says, before the rest is read: help and errors speak it too.
std::optional<std::string> language_on(int count, char** arguments) {
  constexpr std::string_view option = "--language";
  for (int at = 1; at < count; ++at) {
    const std::string_view word = arguments[at];
    if (word == option && at + 1 < count) return arguments[at + 1];
    if (word.starts_with(option) && word.substr(option.size()).starts_with('=')) {
      return std::string(word.substr(option.size() + 1));
    }
  }
  return std::nullopt;
}

/// Builds the subcommands, in the language of the terminal.
class Builder {
 public:
  Builder(CLI::App& app, Options& options, const Terminal& terminal)
      : app_(app), options_(options), terminal_(terminal) {}

  void build() {
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", text("show how to use this", "toon het gebruik"));
    auto* check = add("check", "read and check contracts", "lees en controleer contracten");
    add_contracts(*check, options_.check);
    auto* run = add("run", "decide claim lines", "beslis over declaratieregels");
    add_claims(*run, options_.run.claims);
    run->add_option(
        "-o,--output", options_.run.output,
        text("where the decisions go, CSV or NDJSON by its ending; - is standard output",
             "waar de beslissingen komen, CSV of NDJSON naar het einde van de naam; "
             "- is de standaarduitvoer"));
    run->add_flag("--explain", options_.run.explain,
                  text("write why, with each decision", "schrijf bij elke beslissing waarom"));
    add_threads(*run, options_.run.threads);
    add_settle();
    auto* explain = add("explain", "say why a line was decided so",
                        "vertel waarom zo over een regel is beslist");
    add_claims(*explain, options_.explain.claims);
    explain
        ->add_option("--line", options_.explain.line,
                     text("the id of the line", "de sleutel van de regel"))
        ->required();
    auto* facts = add("facts", "list what a contract reads: what a host hands over, and no more",
                      "toon wat een contract leest: wat iemand moet leveren, en niet meer");
    facts
        ->add_option("contract", options_.facts,
                     text("a contract file or folder", "een contractbestand of map"))
        ->required();
    add_test();
    add_shrink();
    add_format();
    add_portfolio();
  }

 private:
  [[nodiscard]] std::string text(std::string_view english, std::string_view dutch) const {
    return std::string(terminal_.pick(english, dutch));
  }

  CLI::App* add(const std::string& name, std::string_view english, std::string_view dutch) {
    CLI::App* command = app_.add_subcommand(name, text(english, dutch));
    command
        ->add_option(
            "--language", options_.language,
            text("nl or en, else that of the locale", "nl of en, anders die van de locale"))
        ->check(one_of(terminal_, {"nl", "en"}));
    command->add_flag("--json", options_.json,
                      text("speak JSON, one object a line", "spreek JSON, één object per regel"));
    return command;
  }

  void add_contracts(CLI::App& command, std::vector<std::string>& contracts) {
    command
        .add_option("contract", contracts,
                    text("contract files or folders", "contractbestanden of mappen"))
        ->required();
  }

  void add_test() {
    TestOptions& test = options_.test;
    auto* command = add("test", "run the tests in contracts", "voer de tests in contracten uit");
    add_contracts(*command, test.contracts);
    auto* update = command->add_flag("--update", test.update,
                                     text("write what was found into the expectations",
                                          "schrijf wat is gevonden in de verwachtingen"));
    // Each stands by itself, so that the contracts may come behind it.
    auto* filter =
        command
            ->add_option("--filter", test.filters,
                         text("only tests with this text in their names; may be repeated",
                              "alleen tests met deze tekst in hun naam; mag vaker"))
            ->allow_extra_args(false);
    auto* list =
        command
            ->add_flag("--list", test.list,
                       text("name the tests and run none", "noem de tests en voer er geen uit"))
            ->excludes(update);
    auto* junit =
        command->add_option("--junit", test.junit,
                            text("write JUnit XML to this file as well, for a build server",
                                 "schrijf ook JUnit-XML naar dit bestand, voor een bouwserver"));
    auto* generate = command->add_option(
        "--generate", test.generate,
        text("write tests for what no test exercises to this new file, to be confirmed",
             "schrijf tests voor wat geen test uitvoert naar dit nieuwe bestand, om te "
             "bevestigen"));
    list->excludes(junit);
    for (auto* other : {update, filter, list, junit}) generate->excludes(other);
    auto* mutate =
        command->add_flag("--mutate", test.mutate,
                          text("change the contract in one place at a time, and tell what no test "
                               "notices",
                               "wijzig het contract op één plek tegelijk, en toon wat geen test "
                               "opmerkt"));
    for (auto* other : {update, filter, list, junit, generate}) mutate->excludes(other);
    command
        ->add_option(
            "--rule", test.rule,
            text("with --mutate: change this rule only", "met --mutate: wijzig alleen deze regel"))
        ->needs(mutate);
    add_threads(*command, test.threads);
    auto* coverage = add_coverage(*command, test.coverage);
    for (auto* other : {mutate, list}) coverage->excludes(other);
    add_claim_files(*command, test.claims);
    command->callback([this] {
      const TestOptions& given = options_.test;
      if (given.claims.lines.empty() || given.mutate || given.coverage.wanted) return;
      throw CLI::ValidationError(
          "--lines", text("needs --coverage or --mutate", "gaat met --coverage of --mutate"));
    });
  }

  CLI::Option* add_coverage(CLI::App& command, CoverageOptions& coverage) {
    auto* wanted = command.add_flag("--coverage", coverage.wanted,
                                    text("say what of the contract no test exercises",
                                         "zeg wat van het contract geen test raakt"));
    command
        .add_option("--coverage-html", coverage.html,
                    text("with --coverage: write the contract as it reads, marked, to this file",
                         "met --coverage: schrijf het contract zoals het er staat, met wat de "
                         "tests raken, naar dit bestand"))
        ->needs(wanted);
    command
        .add_option("--coverage-at-least", coverage.at_least,
                    text("with --coverage: fail below so many percents",
                         "met --coverage: mislukt onder zoveel procent"))
        ->needs(wanted)
        ->check(number_between(terminal_, 0, 100));
    return wanted;
  }

  void add_threads(CLI::App& command, std::optional<std::size_t>& threads) {
    command
        .add_option("--threads", threads,
                    text("how many threads, from 1; else one for each core. What comes out is the "
                         "same bytes",
                         "hoeveel threads, vanaf 1; anders één per kern. De uitkomst is dezelfde "
                         "bytes"))
        ->check(number_between(terminal_, 1, most_threads));
  }

  void add_claims(CLI::App& command, ClaimOptions& claims) {
    command
        .add_option("contract", claims.contract,
                    text("a contract file or folder", "een contractbestand of map"))
        ->required();
    add_claim_files(command, claims)->required();
  }

  /// Returns the option of the claim lines.
  CLI::Option* add_claim_files(CLI::App& command, ClaimOptions& claims) {
    auto* lines =
        command.add_option("--lines", claims.lines,
                           text("the claim lines, CSV or NDJSON; - is standard input",
                                "de declaratieregels, CSV of NDJSON; - is de standaardinvoer"));
    command.add_option("--insured", claims.insured,
                       text("facts of the insured", "gegevens van de verzekerden"));
    command.add_option("--enrolments", claims.enrolments,
                       text("enrolments and periods", "inschrijvingen en perioden"));
    command.add_option("--history", claims.history,
                       text("lines that were decided before", "regels die al eerder zijn beslist"));
    command.add_option("--providers", claims.providers,
                       text("facts of the providers", "gegevens van de zorgverleners"));
    command.add_option("--file", claims.file,
                       text("facts of the claim file", "gegevens van het declaratiebestand"));
    command.add_option("--known-on", claims.known_on,
                       text("what was published up to this date counts",
                            "wat tot en met deze datum is gepubliceerd telt"));
    command.add_flag("--sorted", claims.sorted,
                     text("all files are grouped by insured, in one order: bounded memory",
                          "alle bestanden staan per verzekerde bijeen, in één volgorde: begrensd "
                          "geheugen"));
    return lines;
  }

  void add_format() {
    FormatOptions& format = options_.format;
    auto* command = add("fmt", "lay out contract files", "maak contractbestanden op");
    command
        ->add_option("file", format.files,
                     text("contract files or folders; - is standard input and output",
                          "contractbestanden of mappen; - is de standaardinvoer en -uitvoer"))
        ->required();
    command
        ->add_option("--vocabulary", format.vocabulary,
                     text("write the keywords in this language: nl or en",
                          "schrijf de sleutelwoorden in deze taal: nl of en"))
        ->check(one_of(terminal_, {"nl", "en"}));
    command->add_flag("--check", format.check,
                      text("change nothing; name the files that would change",
                           "wijzig niets; noem de bestanden die zouden wijzigen"));
  }

  void add_settle() {
    SettleOptions& settle = options_.settle;
    auto* command = add("settle", "compute the settlements over decided lines",
                        "bereken de verrekeningen over besliste regels");
    add_claims(*command, settle.claims);
    command
        ->add_option("--decisions", settle.decisions,
                     text("the decisions that `run` made on these lines, CSV or NDJSON",
                          "de beslissingen die `run` over deze regels nam, CSV of NDJSON"))
        ->required();
    command->add_option(
        "-o,--output", settle.output,
        text("where the settlements go, CSV or NDJSON by its ending; - is standard output",
             "waar de verrekeningen komen, CSV of NDJSON naar het einde van de naam; "
             "- is de standaarduitvoer"));
  }

  void add_shrink() {
    ShrinkOptions& shrink = options_.shrink;
    auto* command = add("shrink", "make the smallest test of a dossier on which two sides differ",
                        "maak de kleinste test van een dossier waarop twee kanten verschillen");
    add_claims(*command, shrink.claims);
    auto* sides = command->add_option_group(text("the other side", "de andere kant"),
                                            text("one of these", "een van deze"));
    sides->add_option("--against", shrink.against,
                      text("another contract file or folder", "een ander contractbestand of map"));
    sides->add_option("--amounts", shrink.amounts,
                      text("what an old engine paid: `line`, `paid` and perhaps `insured` and "
                           "`outcome`, CSV or NDJSON",
                           "wat een oud systeem vergoedde: `line`, `paid` en eventueel `insured` "
                           "en `outcome`, CSV of NDJSON"));
    sides->require_option(1);
    command->add_option("--insured-id", shrink.insured_id,
                        text("the dossier of this insured; else the first that differs",
                             "het dossier van deze verzekerde; anders het eerste dat verschilt"));
    command->add_option("-o,--output", shrink.output,
                        text("where the test goes; - is standard output",
                             "waar de test komt; - is de standaarduitvoer"));
  }

  void add_portfolio() {
    PortfolioOptions& portfolio = options_.portfolio;
    auto* command = add("portfolio", "make up claim files to try a contract on",
                        "verzin declaratiebestanden om een contract op te proberen");
    command->add_option("--lines", portfolio.lines, text("how many lines", "hoeveel regels"));
    command->add_option(
        "--seed", portfolio.seed,
        text("the same seed gives the same files", "hetzelfde getal geeft dezelfde bestanden"));
    command
        ->add_option(
            "--contract", portfolio.contract,
            text("whose programmes and amounts", "van wie de programma's en bedragen zijn"))
        ->check(one_of(terminal_,
                       {portfolio::contract_names.begin(), portfolio::contract_names.end()}));
    command->add_option("--years", portfolio.years,
                        text("calendar years, as in 2023-2024", "kalenderjaren, zoals 2023-2024"));
    command->add_option("-o,--output", portfolio.folder, text("a folder", "een map"))->required();
  }

  CLI::App& app_;
  Options& options_;
  const Terminal& terminal_;
};

int refuse(const CLI::ParseError& error, const Terminal& terminal) {
  return terminal.stop(
      refusal_of(error, terminal) + "\n" +
      std::string(terminal.pick("see `clausule --help`", "zie `clausule --help`")));
}

int dispatch(const CLI::App& app, Options& options) {
  const Terminal terminal(terminal_language(options.language), options.json);
  if (options.language == "en") {
    options.run.message_language = dsl::Language::english;
    options.settle.message_language = dsl::Language::english;
  }
  if (app.got_subcommand("check")) return check(options.check, terminal);
  if (app.got_subcommand("run")) return run(options.run, terminal);
  if (app.got_subcommand("facts")) return facts(options.facts, terminal);
  if (app.got_subcommand("settle")) return settle(options.settle, terminal);
  if (app.got_subcommand("explain")) return explain(options.explain, terminal);
  if (app.got_subcommand("test")) return test(options.test, terminal);
  if (app.got_subcommand("shrink")) return shrink(options.shrink, terminal);
  if (app.got_subcommand("fmt")) return format(options.format, terminal);
  return portfolio(options.portfolio, terminal);
}

}  // namespace

int run_program(int count, char** arguments) {
  const Terminal terminal(terminal_language(language_on(count, arguments)), false);
  CLI::App app(std::string(terminal.pick("clausule: contracts for chain care decide claim lines",
                                         "clausule: contracten voor ketenzorg beslissen over "
                                         "declaratieregels")),
               "clausule");
  Options options;
  // What it adds may call it while the words are read.
  Builder builder(app, options, terminal);
  builder.build();
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    terminal.say(Stream::output, app.help());
    return status_fine;
  } catch (const CLI::ParseError& error) {
    return refuse(error, terminal);
  }
  return dispatch(app, options);
}

}  // namespace clausule::cli
