#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Collects every declared name and every fact; gives each name its place in the program. Reports
/// names that repeat, that the language brings along, and versions without `geldig`.
void collect_names(Context& context);

/// Connects each rule with those it departs from by `uitzondering op`.
void connect_exceptions(Context& context);

/// Returns what a name stands for, or null.
const Entry* find_name(const Context& context, std::string_view name);

/// Returns the entry of a name of one kind, or reports that it is unknown or of another kind.
const Entry* need_name(Context& context, const dsl::ast::Name& name, dsl::ast::Head head);

/// Reports a name that stands for nothing, with the nearest name there is.
void report_unknown_name(Context& context, const dsl::ast::Name& name);

/// Returns whose facts a first part of a path names, in either vocabulary.
std::optional<Entity> entity_of(std::string_view name);

/// Returns the fact that a path of one or two parts names, or nothing; reports a short name that
/// several entities have.
std::optional<FactId> find_fact(Context& context, const dsl::ast::Path& path);

/// Tells whether two names are one, if need be in two vocabularies.
bool is_same_name(std::string_view one, std::string_view other);

/// Writes a path with its points.
std::string text_of(const dsl::ast::Path& path);

}  // namespace clausule::interpreter::check
