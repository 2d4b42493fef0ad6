#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tools/claims/lines.hpp"
#include "tools/claims/providers.hpp"

namespace clausule::claims {

/// The files that dossiers are made of.
struct DossierFiles {
  Input lines;
  std::optional<Input> insured;
  std::optional<Input> enrolments;
  std::optional<Input> history{};
};

/// All lines of one insured, or one line whose insured cannot be read. Its memory is used again.
struct Group {
  interpreter::Dossier dossier;  ///< with the lines that have no problem, in their order
  std::vector<InputLine> lines;  ///< all, in the order of the input

  void clear();
};

/// Hands out dossiers one by one.
class DossierSource {
 public:
  virtual ~DossierSource() = default;

  /// Fills in the next group; false at the end or where reading fails.
  virtual bool next(Group& group) = 0;
  /// Why the run has to stop.
  [[nodiscard]] virtual const std::optional<Problem>& failure() const = 0;
};

/// What all dossiers of a run share. All of it outlives the source.
struct DossierContext {
  const interpreter::Program& program;
  const ReadProviders& providers;
  Notes& notes;
  std::string lines_file;  ///< under the name that problems cite
};

/// Returns a source that reads everything before it hands out the first dossier, in the order in
/// which the insured first appear; or why it cannot.
std::variant<std::unique_ptr<DossierSource>, Problem> read_dossiers(const DossierFiles& files,
                                                                    DossierContext context);

/// Returns a source that reads as it goes from files grouped by insured, all in one order. Memory
/// is bounded but for a few bytes for each insured.
std::variant<std::unique_ptr<DossierSource>, Problem> stream_dossiers(const DossierFiles& files,
                                                                      DossierContext context);

/// Moves the lines of a record into a group.
void add_record(Group& group, Record& record);

/// Completes a group: two lines with one id are both problems, and so are lines whose insured or
/// provider cannot be read; what is left stays in the dossier with what is known of the person.
void finish(Group& group, Person person, bool has_list, const DossierContext& context);

}  // namespace clausule::claims
