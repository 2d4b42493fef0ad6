#pragma once

#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/notes.hpp"
#include "tools/claims/text_lines.hpp"

namespace clausule::claims {

/// The providers file. No line that names a provider with a problem can be decided.
struct ReadProviders {
  interpreter::Providers facts;
  std::map<std::string, Problem, std::less<>> problems;
};

/// Reads the providers file, or says why that cannot be done.
std::variant<ReadProviders, Problem> read_providers(const Input& input,
                                                    const interpreter::Program& program,
                                                    Notes& notes);

/// Reads the one row with facts of the claim file, or says why that cannot be done.
std::variant<std::vector<interpreter::KnownFact>, Problem> read_file_facts(
    const Input& input, const interpreter::Program& program, Notes& notes);

}  // namespace clausule::claims
