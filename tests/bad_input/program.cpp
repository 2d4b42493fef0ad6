#include "program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
#define CLAUSULE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLAUSULE_SANITIZED 1
#endif
#endif
#if !defined(CLAUSULE_SANITIZED)
#define CLAUSULE_SANITIZED 0
#endif

namespace clausule::bad_input {

namespace {

namespace filesystem = std::filesystem;

constexpr unsigned seconds = 240;
constexpr rlim_t memory = rlim_t{4} << 30U;

std::string text_of(const filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Opens a file as one of the standard streams of a process that is about to become the program.
void redirect(const std::string& path, int stream, int flags) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, stream) < 0) _exit(126);
}

/// Splits a row of CSV at its commas, quotes taken away.
std::vector<std::string> fields_of(std::string_view row) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char sign : row) {
    if (sign == '"') {
      quoted = !quoted;
    } else if (sign == ',' && !quoted) {
      fields.emplace_back();
    } else if (sign != '\r') {
      fields.back() += sign;
    }
  }
  return fields;
}

}  // namespace

const std::string_view contract_header = R"(contract proef "Een proef"
  verzekeraar "Proef"
  geldig 2023-01-01 t/m 2024-12-31
  partijen 53010001
  overige prestaties toegestaan

)";

const std::string_view contract_text = R"(contract proef "Een proef"
  verzekeraar "Proef"
  geldig 2023-01-01 t/m 2024-12-31
  partijen 53010001
  overige prestaties toegestaan

gegeven verzekerde.polis: een van natura, restitutie

zorgprogramma DM2 "Diabetes mellitus type 2"
  keten-dbc 40001
  peildatum eerste dag van het kwartaal
  eindigt bij tweede-lijn, verhuizing, overlijden, exclusie

tarief DM2-tarief
  voor 40001 per kwartaal
  indien polis = natura
  bedraagt € 61,00

uitsluiting voetzorg-naast-DM2
  naast 40001 in hetzelfde kwartaal vervalt:
    9200

codelijst bekende-prestaties
  | code  | omschrijving             |
  | 40001 | "Keten-dbc DM2"          |
  | 9200  | "Voetonderzoek"          |
  | 13004 | "Spirometrie"            |
  retourcode 0582
)";

Ran run(const std::vector<std::string>& arguments) {
  std::string folder = (filesystem::path(testing::TempDir()) / "clausule-run-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return {};
  const std::string output = folder + "/output";
  const std::string errors = folder + "/errors";

  std::vector<std::string> words = arguments;
  words.insert(words.begin(), CLAUSULE_PROGRAM);
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  const pid_t process = fork();
  if (process < 0) return {};
  if (process == 0) {
    redirect("/dev/null", STDIN_FILENO, O_RDONLY);
    redirect(output, STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(errors, STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    const rlimit limit{memory, memory};
    // The sanitizers map more than any limit before they begin.
    if (CLAUSULE_SANITIZED == 0) setrlimit(RLIMIT_AS, &limit);
    alarm(seconds);
    execv(pointers.front(), pointers.data());
    _exit(127);
  }
  int status = 0;
  Ran ran;
  if (waitpid(process, &status, 0) == process) {
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ran.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
  ran.output = text_of(output);
  ran.errors = text_of(errors);
  filesystem::remove_all(folder);
  return ran;
}

Workspace::Workspace() {
  std::string folder = (filesystem::path(testing::TempDir()) / "clausule-input-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) ADD_FAILURE() << "no folder for the test";
  folder_ = folder;
}

Workspace::~Workspace() {
  std::error_code ignored;
  filesystem::remove_all(folder_, ignored);
}

std::string Workspace::path(std::string_view name) const {
  return (folder_ / name).string();
}

std::string Workspace::write(std::string_view name, std::string_view text) const {
  const filesystem::path file = folder_ / name;
  filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

std::string Workspace::read(std::string_view name) const {
  return text_of(folder_ / name);
}

bool Workspace::has(std::string_view name) const {
  return filesystem::exists(folder_ / name);
}

Ran Workspace::check(std::string_view text) const {
  return run({"check", write("contract.clausule", text), "--language", "en"});
}

Ran Workspace::decide(std::string_view lines) const {
  return run({"run", write("contract.clausule", contract_text), "--lines",
              write("lines.csv", lines), "--insured",
              write("insured.csv",
                    "insured,born,polis\nA,1950-01-01,natura\n"
                    "B,1960-01-01,natura\nC,1970-01-01,\n"),
              "--enrolments",
              write("enrolments.csv",
                    "insured,programme,from,through,end_reason\n"
                    "A,DM2,2020-01-01,,\nB,DM2,2020-01-01,,\nC,DM2,2020-01-01,,\n"),
              "--language", "en", "-o", path("out.csv")});
}

std::vector<Decision> Workspace::decisions() const {
  std::vector<Decision> decisions;
  std::vector<std::string> header;
  std::string text = read("out.csv");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string> fields = fields_of(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (header.empty()) {
      header = fields;
      continue;
    }
    Decision decision;
    for (std::size_t column = 0; column < header.size() && column < fields.size(); ++column) {
      decision[header.at(column)] = fields.at(column);
    }
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

void expect_status(const Ran& ran, int status) {
  EXPECT_EQ(ran.signal, 0) << ran.errors.substr(0, 2'000);
  EXPECT_EQ(ran.status, status) << ran.output.substr(0, 2'000) << ran.errors.substr(0, 2'000);
}

void expect_stopped(const Workspace& workspace, const Ran& ran,
                    const std::vector<std::string_view>& phrases) {
  expect_status(ran, 2);
  EXPECT_FALSE(workspace.has("out.csv")) << "output appears whole or not at all";
  for (const std::string_view phrase : phrases) {
    EXPECT_NE(ran.errors.find(phrase), std::string::npos) << phrase << "\n" << ran.errors;
  }
}

void expect_finding(const Ran& ran, std::string_view kind, std::string_view place) {
  const std::string text = ran.output + ran.errors;
  const std::string mark = "[" + std::string(kind) + "]\n";
  const std::size_t found = text.find(mark);
  ASSERT_NE(found, std::string::npos) << "no " << mark << text.substr(0, 2'000);
  const std::size_t begin = text.rfind('\n', found) + 1;
  const std::string line = text.substr(begin, found - begin);
  const std::string rest = place.ends_with(':') ? "" : ": error: ";
  EXPECT_NE(line.find(std::string(place) + rest), std::string::npos) << line.substr(0, 2'000);
  const std::size_t next = text.find(": error: ", found);
  const std::size_t hint = text.find("  hint: ", found);
  EXPECT_LT(hint, std::min(next, text.size())) << "no remedy: " << text.substr(begin, 500);
}

void expect_decision(const Decision& decision, std::string_view line, std::string_view outcome,
                     const std::vector<std::string_view>& phrases) {
  EXPECT_EQ(decision.at("line"), line) << decision.at("message");
  EXPECT_EQ(decision.at("outcome"), outcome) << line << ": " << decision.at("message");
  for (const std::string_view phrase : phrases) {
    EXPECT_NE(decision.at("message").find(phrase), std::string::npos)
        << line << ": " << decision.at("message");
  }
}

}  // namespace clausule::bad_input
