#include "tools/portfolio/portfolio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "tools/portfolio/claims.hpp"
#include "tools/portfolio/contract.hpp"
#include "tools/portfolio/person.hpp"
#include "tools/portfolio/providers.hpp"
#include "tools/portfolio/rows.hpp"

namespace clausule::portfolio {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20U;
constexpr std::uint64_t progress_step = 1U << 16U;

/// A file that gets its name when it is whole; without that it leaves nothing behind.
class OutputFile {
 public:
  OutputFile(const std::filesystem::path& folder, std::string_view name, std::string_view header)
      : path_(folder / name), partial_(folder / (std::string(name) + ".partial")) {
    file_.open(partial_, std::ios::binary | std::ios::trunc);
    buffer_.reserve(buffer_size + 4096);
    buffer_ += header;
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile(OutputFile&&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile() {
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
  }

  [[nodiscard]] std::string& rows() { return buffer_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Hands full buffers to the system; false where it refuses.
  bool flush_if_full() { return buffer_.size() < buffer_size || flush(); }

  /// Writes what is left.
  bool finish() {
    if (!flush()) return false;
    file_.close();
    return !file_.fail();
  }

  /// Gives the file its name.
  bool publish() {
    std::error_code error;
    std::filesystem::rename(partial_, path_, error);
    if (error) errno = error.value();
    return !error;
  }

 private:
  bool flush() {
    file_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
    return file_.good();
  }

  std::filesystem::path path_;
  std::filesystem::path partial_;
  std::ofstream file_;
  std::string buffer_;
};

Failure cannot_write(const std::filesystem::path& path) {
  const std::string reason = std::generic_category().message(errno);
  return {
      fmt::format("cannot write `{}`: {}; name a folder that can be written", path.string(),
                  reason),
      fmt::format("`{}` kan niet worden geschreven: {}; noem een map waarin geschreven mag worden",
                  path.string(), reason)};
}

Failure years_out_of_range(const Years& years) {
  return {
      fmt::format("years `{}-{}` that are not in {}-{}, or end before they begin; write them as "
                  "2023-2024",
                  years.from, years.through, first_year, last_year),
      fmt::format("jaren `{}-{}` die niet in {}-{} liggen, of eindigen voor ze beginnen; schrijf "
                  "ze als 2023-2024",
                  years.from, years.through, first_year, last_year)};
}

Failure unknown_contract(const Options& options) {
  return {fmt::format("no portfolios for a contract `{}`; there are for {}", options.contract,
                      fmt::join(contract_names, ", ")),
          fmt::format("geen portefeuilles voor een contract `{}`; wel voor {}", options.contract,
                      fmt::join(contract_names, ", "))};
}

/// The four files of one portfolio, and what went into them.
class Writer {
 public:
  Writer(const Options& options, const Contract& contract, Years years)
      : options_(options),
        contract_(contract),
        years_(years),
        lines_(options.folder, "lines.csv", lines_header),
        insured_(options.folder, "insured.csv", insured_header),
        enrolments_(options.folder, "enrolments.csv", enrolments_header),
        providers_(options.folder, "providers.csv", providers_header) {}

  std::variant<Made, Failure> write() {
    made_.providers = append_providers(providers_.rows(), contract_);
    std::vector<Claim> claims;
    for (std::uint64_t number = 1; made_.lines < options_.lines; ++number) {
      Draws draws(options_.seed, number, made_.tally);
      const Person person = make_person(number, contract_, years_, draws);
      claims.clear();
      add_claims(person, contract_, years_, draws, claims);
      add(person, claims, draws);
      for (OutputFile* file : files()) {
        if (!file->flush_if_full()) return cannot_write(file->path());
      }
    }
    for (OutputFile* file : files()) {
      if (!file->finish()) return cannot_write(file->path());
    }
    for (OutputFile* file : files()) {
      if (!file->publish()) return cannot_write(file->path());
    }
    return made_;
  }

 private:
  std::array<OutputFile*, 4> files() { return {&lines_, &insured_, &enrolments_, &providers_}; }

  void add(const Person& person, const std::vector<Claim>& claims, Draws& draws) {
    if (person.listed) {
      append_insured(insured_.rows(), person);
      ++made_.insured;
    }
    for (const Stay& stay : person.stays) {
      append_enrolment(enrolments_.rows(), person, stay, contract_);
      ++made_.enrolments;
    }
    // An id can only be repeated after a row of the same person that has its own.
    bool id_before = false;
    for (const Claim& claim : claims) {
      if (made_.lines == options_.lines) return;
      Fault fault = draw_fault(draws);
      if (fault == Fault::id_repeated && !id_before) fault = Fault::none;
      append_line(lines_.rows(), ++made_.lines, person, claim, fault, draws);
      id_before =
          fault != Fault::id_missing && fault != Fault::id_repeated && fault != Fault::quote;
      if (options_.progress && made_.lines % progress_step == 0) options_.progress(made_.lines);
    }
  }

  const Options& options_;
  const Contract& contract_;
  Years years_;
  OutputFile lines_;
  OutputFile insured_;
  OutputFile enrolments_;
  OutputFile providers_;
  Made made_;
};

}  // namespace

std::variant<Made, Failure> make(const Options& options) {
  const Contract* const contract = contract_named(options.contract);
  if (contract == nullptr) return unknown_contract(options);
  const Years years{options.from_year.value_or(contract->years.from),
                    options.through_year.value_or(contract->years.through)};
  if (years.from < first_year || years.through > last_year || years.through < years.from) {
    return years_out_of_range(years);
  }
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) {
    errno = error.value();
    return cannot_write(options.folder);
  }
  return Writer(options, *contract, years).write();
}

}  // namespace clausule::portfolio
