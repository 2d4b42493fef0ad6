#include "interpreter/engine/repeated_ids.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clausule::interpreter::engine {
namespace {

/// Lines that have nothing but an id.
class Lines {
 public:
  explicit Lines(const std::vector<std::string>& ids) : claims_(ids.size()), states_(ids.size()) {
    for (std::size_t at = 0; at < ids.size(); ++at) {
      claims_[at].id = ids[at];
      states_[at].begin(claims_[at], nullptr);
    }
  }
  [[nodiscard]] std::span<const LineState> states() const { return states_; }

 private:
  std::vector<ClaimLine> claims_;
  std::vector<LineState> states_;
};

TEST(RepeatedIds, AreThoseOfMoreThanOneLine) {
  const Lines lines({"a", "b", "a", "", "c", "", "c", "c"});
  RepeatedIds repeated;
  repeated.look_at(lines.states());
  EXPECT_TRUE(repeated.has("a"));
  EXPECT_TRUE(repeated.has(""));
  EXPECT_TRUE(repeated.has("c"));
  EXPECT_FALSE(repeated.has("b"));
  EXPECT_FALSE(repeated.has("d"));
}

TEST(RepeatedIds, AreForgottenWithTheNextDossier) {
  const Lines twice({"a", "a"});
  const Lines once({"a", "b"});
  RepeatedIds repeated;
  repeated.look_at(twice.states());
  repeated.look_at(once.states());
  EXPECT_FALSE(repeated.has("a"));
  repeated.look_at({});
  EXPECT_FALSE(repeated.has("a"));
}

TEST(RepeatedIds, AreFoundAmongManyLongOnes) {
  std::vector<std::string> ids;
  for (int at = 0; at < 1000; ++at) ids.push_back("line-of-a-long-file-" + std::to_string(at));
  ids.push_back(ids[500]);
  const Lines lines(ids);
  RepeatedIds repeated;
  repeated.look_at(lines.states());
  for (std::size_t at = 0; at < 1000; ++at) EXPECT_EQ(repeated.has(ids[at]), at == 500);
}

}  // namespace
}  // namespace clausule::interpreter::engine
