#include <utility>
#include <variant>

#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::contract_folder {

interpreter::Loaded load_contract(const std::filesystem::path& path) {
  ReadContract read = read_contract(path);
  if (const auto* texts = std::get_if<interpreter::ContractTexts>(&read)) {
    return interpreter::load(*texts);
  }
  interpreter::Loaded loaded;
  dsl::Diagnostic problem = std::get<dsl::Diagnostic>(std::move(read));
  problem.location.file = loaded.sources.add(path.string(), "");
  loaded.diagnostics.add(std::move(problem));
  return loaded;
}

}  // namespace clausule::contract_folder
