#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/use.hpp"

namespace clausule::interpreter {

struct Program;

/// What holds for all dossiers of a run.
struct RunFacts {
  /// Facts of the providers that lines name; may be null. Must outlive the engine.
  const Providers* providers = nullptr;
  /// Facts and sums of the whole claim file, for contracts with a rule `per bestand`.
  std::optional<FileFacts> file;
  /// The date up to which publications are known (`gepubliceerd op`, inclusive); the last one
  /// where empty. The engine then decides by `as_known_on` of its program.
  std::optional<Date> known_on;
};

/// Decides dossiers by one program, one at a time. Holds scratch memory, so one engine a thread;
/// the program is shared.
class Engine {
 public:
  explicit Engine(std::shared_ptr<const Program> program, RunFacts facts = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Decides all lines of a dossier together: one decision each, in their order. They, and the
  /// views in them, are valid as long as the program and the dossier, and until another dossier is
  /// handed over; `sentence` writes what has to stay.
  std::span<const Decision> decide(const Dossier& dossier);

  /// Returns why a line of the dossier that was decided last was decided so, and leaves the
  /// decisions as they are. `line` is an index into its lines; the dossier still exists. Empty
  /// where there is no such line.
  Explanation explain(std::size_t line);

  /// Decides a dossier and explains one of its lines.
  Explanation explain(const Dossier& dossier, std::size_t line);

  /// Returns which parts of the contract had their say on a line of the dossier that was decided
  /// last, some perhaps more than once. `line` is as in `explain`; the dossier still exists.
  std::vector<Use> uses(std::size_t line);
  /// The same where a name is read for a line as `value` does.
  std::vector<Use> uses(std::size_t line, std::string_view name);

  /// Returns what a table, definition or tariff of the contract comes to for a line of the dossier
  /// that was decided last: a table may read what was decided (`semantics.md` 35). `Missing` where
  /// the contract has no such name or a fact is missing. The dossier still exists.
  Value value(std::size_t line, std::string_view name);

  /// Adds a dossier to the sums that rules `per bestand` read: the first pass over a claim file.
  void add_to_file(const Dossier& dossier);
  /// Ends the first pass: what was added is the whole file, with the facts handed over.
  void set_file(std::vector<KnownFact> facts);

  [[nodiscard]] const Program& program() const;

 private:
  struct State;
  /// Calls `read` with what is read for a line by a name, as the line is once it is decided.
  template <typename Read>
  void read_by_name(std::size_t line, std::string_view name, Read read);

  std::unique_ptr<State> state_;
};

}  // namespace clausule::interpreter
