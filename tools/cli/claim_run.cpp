#include "tools/cli/claim_run.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace clausule::cli {

namespace {

using claims::Input;
using claims::Problem;
using interpreter::Says;

std::optional<Input> input_of(const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  return Input{*path};
}

/// Counts the files that are read from standard input.
int count_standard_input(const ClaimOptions& options) {
  int count = options.lines == "-" ? 1 : 0;
  for (const auto* path :
       {&options.insured, &options.enrolments, &options.providers, &options.file}) {
    if (*path == "-") ++count;
  }
  return count;
}

}  // namespace

bool is_json_output(const std::string& path, const Terminal& terminal) {
  constexpr std::array<std::string_view, 3> endings{".ndjson", ".jsonl", ".json"};
  if (path == "-") return terminal.is_json();
  return std::ranges::any_of(endings, [&](std::string_view end) { return path.ends_with(end); });
}

bool reads_standard_input(const ClaimOptions& options) {
  return count_standard_input(options) > 0;
}

ClaimRun::ClaimRun(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options)
    : program_(std::move(program)),
      options_(options),
      files_{{options.lines}, input_of(options.insured), input_of(options.enrolments)} {}

std::optional<Problem> ClaimRun::read_facts(interpreter::RunFacts& facts) {
  if (count_standard_input(options_) > 1) {
    return Problem{"-", 0, {}, {Says::stop_one_standard_input, {}}};
  }
  if (options_.providers) {
    auto read = claims::read_providers({*options_.providers}, *program_, notes_);
    if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
    providers_ = std::get<claims::ReadProviders>(std::move(read));
    facts.providers = &providers_.facts;
  }
  if (options_.file) {
    auto read = claims::read_file_facts({*options_.file}, *program_, notes_);
    if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
    file_facts_ = std::get<std::vector<interpreter::KnownFact>>(std::move(read));
  }
  return std::nullopt;
}

std::optional<Problem> ClaimRun::prepare() {
  interpreter::RunFacts facts;
  if (auto problem = read_facts(facts)) return problem;
  engine_.emplace(program_, std::move(facts));
  return std::nullopt;
}

std::optional<Problem> ClaimRun::read(const Begun& begun, const Taken& taken) {
  interpreter::RunFacts facts;
  if (auto problem = read_facts(facts)) return problem;
  if (options_.file) facts.file = interpreter::FileFacts{file_facts_, {}};
  begun(std::move(facts));
  auto opened = open_source(notes_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& source = std::get<Source>(opened);
  while (const claims::Group* group = source->next()) {
    if (auto problem = taken(*group)) return problem;
  }
  return source->failure();
}

std::variant<ClaimRun::Source, Problem> ClaimRun::open_source(claims::Notes& notes) {
  const claims::DossierContext context{*program_, providers_, notes, files_.lines.name()};
  return options_.sorted ? claims::stream_dossiers(files_, context)
                         : claims::read_dossiers(files_, context);
}

/// Goes through all dossiers for the sums over the file, and leaves the source at its start.
std::optional<Problem> ClaimRun::add_up(Source& source) {
  while (const claims::Group* group = source->next()) engine_->add_to_file(group->dossier);
  if (source->failure()) return source->failure();
  engine_->set_file(file_facts_);
  if (source->rewind()) return std::nullopt;
  auto opened = open_source(notes_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  source = std::get<Source>(std::move(opened));
  return std::nullopt;
}

std::optional<Problem> ClaimRun::decide(const Decided& decided) {
  if (auto problem = prepare()) return problem;
  const bool two_readings = program_->reads_file && options_.sorted;
  if (two_readings) {
    // Standard input comes by once, so it is kept on disk.
    for (Input* input : {&files_.lines, files_.insured ? &*files_.insured : nullptr,
                         files_.enrolments ? &*files_.enrolments : nullptr}) {
      if (input == nullptr || input->path != "-") continue;
      auto spooled = Spool::standard_input();
      if (auto* problem = std::get_if<Problem>(&spooled)) return std::move(*problem);
      spool_.emplace(std::get<Spool>(std::move(spooled)));
      input->path = spool_->path();
    }
  }
  claims::Notes of_first_reading;
  auto opened = open_source(two_readings ? of_first_reading : notes_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& source = std::get<Source>(opened);
  if (program_->reads_file) {
    if (auto problem = add_up(source)) return problem;
  }
  while (const claims::Group* group = source->next()) {
    decided(*group, engine_->decide(group->dossier));
  }
  return source->failure();
}

interpreter::Explanation ClaimRun::explain(const claims::Group& group, std::size_t line) {
  return engine_->explain(group.dossier, line);
}

}  // namespace clausule::cli
