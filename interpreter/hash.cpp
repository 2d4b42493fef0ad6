#include "interpreter/hash.hpp"

#include "interpreter/digest.hpp"

namespace clausule::interpreter {

std::string semantic_hash(const Program& program) {
  Digest digest;
  digest.add(canonical_text(program));
  return digest.first_bytes(8);
}

}  // namespace clausule::interpreter
