#pragma once

namespace clausule::interpreter::engine {

/// Chooses among the rows of one table that pass: of rows with a publication date the one that
/// begins last, then the one published last; two others that pass are a question for a person.
template <typename Row>
class RowChoice {
 public:
  void add(const Row& row) {
    if (chosen_ == nullptr) {
      chosen_ = &row;
      return;
    }
    const bool published = chosen_->published_on || row.published_on;
    const bool same =
        chosen_->validity.from == row.validity.from && chosen_->published_on == row.published_on;
    if (!published || same) {
      ambiguous_ = true;
    } else if (before(*chosen_, row)) {
      chosen_ = &row;
      ambiguous_ = false;
    }
  }

  [[nodiscard]] const Row* chosen() const { return chosen_; }
  [[nodiscard]] bool is_ambiguous() const { return ambiguous_; }

 private:
  static bool before(const Row& one, const Row& other) {
    if (one.validity.from != other.validity.from) return one.validity.from < other.validity.from;
    return one.published_on < other.published_on;
  }

  const Row* chosen_ = nullptr;
  bool ambiguous_ = false;
};

}  // namespace clausule::interpreter::engine
