#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

std::string Context::snippet(const dsl::Location& location) const {
  std::string text;
  bool blank = false;
  for (const char sign : sources.text(location)) {
    if (sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r') {
      blank = !text.empty();
      continue;
    }
    if (blank) text += ' ';
    blank = false;
    text += sign;
  }
  return text;
}

Inside::Inside(Context& context, const Source& source, Reads reads)
    : context_(context),
      in_library_(context.in_library),
      in_property_(context.in_property),
      reads_(context.reads),
      excepted_(context.excepted),
      local_list_(context.local_list) {
  context.in_library = source.from_library;
  context.in_property = source.declaration->head == dsl::ast::Head::property;
  context.reads = reads;
  context.local_list.reset();
  context.excepted.clear();
  if (const auto* exception = clause_of<dsl::ast::ExceptionTo>(*source.declaration)) {
    for (const dsl::ast::Name& name : exception->names) context.excepted.insert(name.text);
  }
}

Inside::~Inside() {
  context_.in_library = in_library_;
  context_.in_property = in_property_;
  context_.reads = reads_;
  context_.excepted = excepted_;
  context_.local_list = local_list_;
}

std::string head_word(dsl::ast::Head head) {
  using enum dsl::ast::Head;
  switch (head) {
    case contract:
      return "contract";
    case use:
      return "gebruik";
    case fact:
      return "gegeven";
    case codelist:
      return "codelijst";
    case table:
      return "tabel";
    case definition:
      return "definitie";
    case test:
      return "test";
    case dossier:
      return "dossier";
    case tariff:
      return "tarief";
    case exclusion:
      return "uitsluiting";
    case limit:
      return "limiet";
    case condition:
      return "voorwaarde";
    case programme:
      return "zorgprogramma";
    case deductible:
      return "eigen risico";
    case settlement:
      return "verrekening";
    case property:
      return "eis";
  }
  return {};
}

}  // namespace clausule::interpreter::check
