#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace clausule::interpreter {

/// SHA-256 of what is added, piece by piece.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes);
  /// Adds four bytes, the lowest first.
  void add(std::uint32_t number);

  /// Ends the digest and returns its first bytes, at most 32, as two digits each.
  std::string first_bytes(std::size_t count);

 private:
  struct State;

  void flush();

  std::unique_ptr<State> state_;
  std::string waiting_;
};

}  // namespace clausule::interpreter
