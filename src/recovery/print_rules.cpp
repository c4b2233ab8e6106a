#include <vector>

#include "recovery/rule_print.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown {
namespace {

/// Keys of a rule that are printed as tables of their own.
template <class T>
constexpr bool is_table_list = false;
template <class T>
constexpr bool is_table_list<List<T>> = std::is_class_v<T> && !std::is_same_v<T, Text> && !std::is_same_v<T, Match>;

template <class S>
void print_table(std::string& out, const ValuePrinter& printer, const S& value, std::string_view header) {
  out.append("\n[[").append(header).append("]]\n");
  printer.for_each_set(value, S{}, [&](std::string_view key, const std::string& printed) {
    out.append(printer.pair(key, printed)).append("\n");
  });
}

/// The members that stand on lines of their own, then those that are tables.
template <class S>
void print_body(std::string& out, const ValuePrinter& printer, const S& value, std::string_view prefix) {
  const S plain{};
  std::vector<std::string> defaults;
  visit_fields(plain, [&](std::string_view, const auto& member, std::string_view) {
    defaults.push_back(printer.print(member));
  });
  std::size_t place = 0;
  visit_fields(value, [&](std::string_view key, const auto& member, std::string_view meaning) {
    const bool required = meaning.ends_with("; required");
    const std::string& usual = defaults[place++];
    if constexpr (!is_table_list<std::remove_cvref_t<decltype(member)>>) {
      const std::string printed = printer.print(member);
      if (!printed.empty() && (required || printed != usual)) out.append(printer.pair(key, printed)).append("\n");
    }
  });
  visit_fields(value, [&](std::string_view key, const auto& member, std::string_view) {
    if constexpr (is_table_list<std::remove_cvref_t<decltype(member)>>) {
      for (const auto& item : member) print_table(out, printer, item, std::string{prefix}.append(key));
    }
  });
}

}  // namespace

std::string quote_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out += '"';
}

std::string exact_distance(Distance distance) {
  const bool metres = distance.mm % 1000 == 0 && distance.mm < kilometre.mm;
  return metres ? fmt::format("{} m", distance.mm / 1000)
                : fmt::format("{} km", static_cast<double>(distance.mm) / 1e6);
}

std::string print_rule(const Rule& rule) {
  std::string out = "# A rule of rubdown; the format is described by `rubdown help rules`.\nformat = 1\n\n[[rule]]\n";
  print_body(out, ValuePrinter{Notation::toml}, rule, "rule.");
  return out;
}

std::string print_rules(const RulePack& pack) {
  const ValuePrinter printer{Notation::toml};
  std::string out = "# A rule pack of rubdown; the format is described by `rubdown help rules`.\nformat = 1\n";
  out += "\n[engine]\n";
  print_body(out, printer, pack.engine, "engine.");
  for (const BibliographyEntry& entry : pack.sources) print_table(out, printer, entry, "source");
  for (const Rule& rule : pack.rules) {
    out += "\n[[rule]]\n";
    print_body(out, printer, rule, "rule.");
  }
  return out;
}

}  // namespace rubdown
