#include "tools/cli/claim_run.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "tools/cli/pipeline.hpp"

namespace clausule::cli {

namespace {

using claims::Input;
using claims::Problem;
using interpreter::Says;

std::optional<Input> input_of(const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  return Input{*path};
}

/// Returns the files that are read.
std::vector<std::string> files_of(const ClaimOptions& options) {
  std::vector<std::string> files{options.contract, options.lines};
  for (const auto* path : {&options.insured, &options.enrolments, &options.history,
                           &options.providers, &options.file}) {
    if (*path) files.push_back(**path);
  }
  return files;
}

/// Counts the files that are read from standard input.
std::ptrdiff_t count_standard_input(const ClaimOptions& options) {
  return std::ranges::count(files_of(options), "-");
}

}  // namespace

bool is_json_output(const std::string& path, const Terminal& terminal) {
  constexpr std::array<std::string_view, 3> endings{".ndjson", ".jsonl", ".json"};
  if (path == "-") return terminal.is_json();
  return std::ranges::any_of(endings, [&](std::string_view end) { return path.ends_with(end); });
}

std::optional<Problem> overwritten(const ClaimOptions& options, const std::string& output,
                                   std::vector<std::string> more) {
  const auto is_output = [&](const std::string& file) {
    std::error_code none;
    return file != "-" && output != "-" && std::filesystem::is_regular_file(file, none) &&
           std::filesystem::equivalent(file, output, none);
  };
  std::vector<std::string> files = files_of(options);
  files.insert(files.end(), more.begin(), more.end());
  if (std::ranges::none_of(files, is_output)) return std::nullopt;
  return Problem{output, 0, {}, {Says::stop_output_is_read, {}}};
}

bool reads_standard_input(const ClaimOptions& options) {
  return count_standard_input(options) > 0;
}

ClaimRun::ClaimRun(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options)
    : program_(std::move(program)),
      options_(options),
      files_{{options.lines},
             input_of(options.insured),
             input_of(options.enrolments),
             input_of(options.history)} {}

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

std::optional<Problem> ClaimRun::prepare(std::size_t threads) {
  interpreter::RunFacts facts;
  if (auto problem = read_facts(facts)) return problem;
  engines_.clear();
  for (std::size_t thread = 0; thread < threads; ++thread) engines_.emplace_back(program_, facts);
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
  claims::Group group;
  while (source->next(group)) {
    if (auto problem = taken(group)) return problem;
  }
  return source->failure();
}

std::variant<ClaimRun::Source, Problem> ClaimRun::open_source(claims::Notes& notes) {
  const claims::DossierContext context{*program_, providers_, notes, files_.lines.name()};
  return options_.sorted ? claims::stream_dossiers(files_, context)
                         : claims::read_dossiers(files_, context);
}

/// Keeps standard input on disk: it comes by once.
std::optional<Problem> ClaimRun::spool_standard_input() {
  for (Input* input : {&files_.lines, files_.insured ? &*files_.insured : nullptr,
                       files_.enrolments ? &*files_.enrolments : nullptr,
                       files_.history ? &*files_.history : nullptr}) {
    if (input == nullptr || input->path != "-") continue;
    auto spooled = Spool::standard_input();
    if (auto* problem = std::get_if<Problem>(&spooled)) return std::move(*problem);
    spool_.emplace(std::get<Spool>(std::move(spooled)));
    input->path = spool_->path();
  }
  return std::nullopt;
}

/// Goes through all dossiers for the sums over the file.
std::optional<Problem> ClaimRun::add_up() {
  if (auto problem = spool_standard_input()) return problem;
  claims::Notes of_first_reading;
  auto opened = open_source(of_first_reading);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& source = std::get<Source>(opened);
  claims::Group group;
  while (source->next(group)) {
    for (interpreter::Engine& engine : engines_) engine.add_to_file(group.dossier);
  }
  for (interpreter::Engine& engine : engines_) engine.set_file(file_facts_);
  return source->failure();
}

/// Reads the next dossiers into a batch; false where there are none.
bool ClaimRun::fill(claims::DossierSource& source, Batch& batch) {
  constexpr std::size_t enough_lines = 512;
  batch.count = 0;
  batch.lines = 0;
  while (batch.lines < enough_lines) {
    if (batch.groups.size() == batch.count) batch.groups.emplace_back();
    const claims::Group& group = batch.groups[batch.count];
    if (!source.next(batch.groups[batch.count])) break;
    saw_history_ = saw_history_ || !group.dossier.history.empty();
    batch.lines += group.lines.size();
    ++batch.count;
  }
  return batch.count > 0;
}

std::optional<Problem> ClaimRun::decide(std::size_t threads, const Work& work, const Write& write) {
  if (auto problem = prepare(threads)) return problem;
  if (program_->reads_file) {
    if (auto problem = add_up()) return problem;
  }
  auto opened = open_source(notes_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& source = std::get<Source>(opened);
  Pipeline<Batch> pipeline(
      {[&](Batch& batch) { return fill(*source, batch); },
       [&](std::size_t thread, Batch& batch) { work(engines_[thread], batch); }, write});
  pipeline.run(threads);
  return source->failure();
}

}  // namespace clausule::cli
