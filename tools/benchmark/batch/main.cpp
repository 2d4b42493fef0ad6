#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "tools/benchmark/batch/claim_stream.hpp"
#include "tools/benchmark/batch/decision_rows.hpp"
#include "tools/benchmark/handwritten/decider.hpp"
#include "tools/benchmark/handwritten/tables.hpp"
#include "tools/benchmark/text/guarded_main.hpp"

namespace {

using namespace clausule::benchmark;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Decides all claims of a workload into a file; returns what went wrong, or nothing.
std::string decide_all(const std::string& workload, bool json, const std::string& contract,
                       const std::string& output) {
  constexpr std::size_t full = std::size_t{1} << 18U;
  const handwritten::Tables tables(workload);
  if (tables.problem()) return *tables.problem();
  batch::ClaimStream claims(workload, json);
  const std::unique_ptr<std::FILE, Close> file(std::fopen(output.c_str(), "wb"));
  if (file == nullptr) return "cannot write " + output;
  handwritten::Decider decider(tables);
  std::string rows(batch::decision_header);
  std::string message;
  const auto write = [&] {
    const bool is_whole = std::fwrite(rows.data(), 1, rows.size(), file.get()) == rows.size();
    rows.clear();
    return is_whole;
  };
  while (claims.next()) {
    const auto decisions = decider.decide(claims.dossier());
    for (std::uint32_t line = 0; line < decisions.size(); ++line) {
      message.clear();
      decider.append_message(line, message);
      batch::append_decision(rows, claims.dossier().lines[line].line, decisions[line], contract,
                             message);
    }
    if (rows.size() >= full && !write()) return "cannot write " + output;
  }
  if (!claims.problem().empty()) return claims.problem();
  if (!write() || std::fflush(file.get()) != 0) return "cannot write " + output;
  return {};
}

int run(int count, char** arguments) {
  std::string workload;
  std::string contract;
  std::string output;
  bool json = false;
  CLI::App app{
      "Decides the claims of a workload by rules written by hand, into the decision file that "
      "`clausule run` writes, byte by byte."};
  app.add_option("workload", workload, "a folder that clausule-workload wrote")->required();
  app.add_option("--contract", contract, "the contract's name and hash, for its column")
      ->required();
  app.add_option("-o,--output", output, "the decision file, in CSV")->required();
  app.add_flag("--ndjson", json, "read lines.ndjson, not lines.csv");
  CLI11_PARSE(app, count, arguments);
  const std::string problem = decide_all(workload, json, contract, output);
  if (problem.empty()) return 0;
  std::cerr << problem << '\n';
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  return clausule::benchmark::guarded_main(run, count, arguments);
}
