#include "tools/claims/lines.hpp"

#include <fmt/format.h>

#include <set>

#include "tools/claims/cells.hpp"
#include "tools/claims/columns.hpp"

namespace clausule::claims {

using interpreter::Says;

Problem insured_twice(const Record& record, const std::string& file) {
  return {file,
          record.row,
          "insured",
          {Says::row_insured_twice, {interpreter::text_argument(record.insured)}}};
}

void Record::clear() {
  insured.clear();
  row = 0;
  lines.clear();
  claims.clear();
  person.reset();
  has_list = false;
}

LineReader::LineReader(RowReader rows, const interpreter::Program& program, Notes& notes,
                       bool list_missing)
    : rows_(std::move(rows)),
      program_(&program),
      notes_(&notes),
      insured_columns_(insured_columns(program)),
      enrolment_columns_(enrolment_columns()),
      history_columns_(history_columns(program)),
      list_missing_(list_missing) {}

std::variant<LineReader, Problem> LineReader::open(const Input& input,
                                                   const interpreter::Program& program,
                                                   Notes& notes, bool has_enrolments) {
  auto rows = RowReader::open(input, line_columns(program));
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  const bool list_missing = program.reads_enrolments && !has_enrolments;
  const RowReader& opened = std::get<RowReader>(rows);
  if (list_missing && !opened.is_json()) {
    return Problem{opened.file(), 0, {}, {Says::stop_no_enrolments, {}}};
  }
  return LineReader(std::get<RowReader>(std::move(rows)), program, notes, list_missing);
}

bool LineReader::next_row(Record& record) {
  record.clear();
  if (failure_) return false;
  if (!rows_.next(row_)) {
    notes_->ignore_columns(rows_.file(), rows_.ignored());
    return false;
  }
  record.row = row_.number;
  in_row_ = 0;
  if (list_missing_ && !row_.problem && rows_.dossier() == nullptr) {
    failure_ = Problem{rows_.file(), 0, {}, {Says::stop_no_enrolments, {}}};
  }
  return !failure_;
}

bool LineReader::next(Record& record) {
  if (!next_row(record)) return false;
  const JsonLine* dossier = rows_.dossier();
  if (dossier != nullptr && !row_.problem) {
    read_dossier(*dossier, record, *notes_);
  } else {
    add_line(row_, record, nullptr);
  }
  return true;
}

bool LineReader::skim(Record& record, KeptRow& kept) {
  if (!next_row(record)) return false;
  rows_.keep(kept);
  kept.position = position_;
  const JsonLine* dossier = rows_.dossier();
  if (dossier != nullptr && !row_.problem) {
    read_dossier(*dossier, record, *notes_);
    return true;
  }
  ++position_;
  Cells cells(row_, rows_.columns(), rows_.file());
  const auto insured = cells.id(line_column::insured);
  // Fields may have shifted in a row that could not be split.
  if (insured && !row_.problem) record.insured = *insured;
  return true;
}

void LineReader::read(const KeptRow& kept, Record& record) {
  record.clear();
  rows_.read(kept, row_);
  record.row = kept.number;
  position_ = kept.position;
  in_row_ = 0;
  const JsonLine* dossier = rows_.dossier();
  if (dossier != nullptr && !row_.problem) {
    Notes noted_before;
    read_dossier(*dossier, record, noted_before);
  } else {
    add_line(row_, record, nullptr);
  }
}

void LineReader::add_line(const Row& row, Record& record, const std::string* dossier_of) {
  Cells cells(row, rows_.columns(), rows_.file());
  InputLine& line = record.lines.emplace_back();
  line.position = position_++;
  const auto id = cells.id(line_column::line);
  if (id) {
    line.id = *id;
  } else {
    line.id = in_row_ > 0 ? fmt::format("row:{}.{}", row.number, in_row_)
                          : fmt::format("row:{}", row.number);
  }
  if (dossier_of == nullptr) {
    const auto insured = cells.id(line_column::insured);
    // Fields may have shifted in a row that could not be split.
    if (insured && !row.problem) record.insured = *insured;
  } else if (!row.cells[line_column::insured].empty() &&
             row.cells[line_column::insured] != *dossier_of) {
    cells.refuse("insured", {Says::row_other_insured,
                             {interpreter::text_argument(row.cells[line_column::insured]),
                              interpreter::text_argument(*dossier_of)}});
  }
  line.has_insured = !record.insured.empty();
  interpreter::ClaimLine& claim = record.claims.emplace_back();
  const bool has_amount = read_claim(cells, line_column::service, *program_, claim);
  claim.id = line.id;
  // Fields may have shifted in a row that could not be split.
  if (row.problem) claim.amount = {};
  line.claimed = claim.amount;
  line.has_amount = has_amount && !row.problem;
  if (cells.problem()) line.problem = std::make_unique<Problem>(*cells.problem());
}

void LineReader::read_dossier(const JsonLine& dossier, Record& record, Notes& notes) {
  PersonReader people(*program_, notes);
  std::set<std::string> ignored;
  Row row;
  row.number = row_.number;
  row.style = row_.style;
  if (dossier.insured) {
    fill_row(*dossier.insured, insured_columns_, row, ignored);
  } else {
    // The id alone, beside the lines.
    row.cells.assign(insured_columns_.size(), {});
    row.cells[insured_column::insured] = row_.cells[line_column::insured];
  }
  Person person;
  std::optional<Problem> problem;
  Cells id(row, insured_columns_, rows_.file());
  if (const auto insured = id.id(insured_column::insured)) {
    record.insured = *insured;
    if (dossier.insured) people.add_insured(row, insured_columns_, rows_.file(), person);
  } else {
    problem = id.problem();
  }
  record.has_list = dossier.enrolments.has_value();
  for (const JsonObject& object : dossier.enrolments.value_or(std::vector<JsonObject>{})) {
    fill_row(object, enrolment_columns_, row, ignored);
    people.add_enrolment(row, enrolment_columns_, rows_.file(), person);
  }
  for (const JsonObject& object : dossier.history) {
    fill_row(object, history_columns_, row, ignored);
    // Whose history it is stands beside it.
    if (row.cells[history_column::insured].empty()) {
      row.cells[history_column::insured] = record.insured;
    }
    people.add_history(row, history_columns_, rows_.file(), person);
  }
  record.person = std::move(person);
  for (const JsonObject& object : dossier.lines) {
    ++in_row_;
    fill_row(object, rows_.columns(), row, ignored);
    add_line(row, record, &record.insured);
    if (problem && !record.lines.back().problem) {
      record.lines.back().problem = std::make_unique<Problem>(*problem);
    }
  }
  notes.ignore_columns(rows_.file(), ignored);
}

}  // namespace clausule::claims
