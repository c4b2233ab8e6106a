#include "training/toml_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace rubdown {

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string toml_distance(Distance distance) {
  if (distance == marathon) return "marathon";
  if (distance == half_marathon) return "half";
  if (distance.mm % kilometre.mm == 0) return fmt::format("{} km", distance.mm / kilometre.mm);
  if (distance.mm % mile.mm == 0) return fmt::format("{} mi", distance.mm / mile.mm);
  if (distance.mm % 1000 == 0) return fmt::format("{} m", distance.mm / 1000);
  return fmt::format("{:.3f} km", distance.km());
}

}  // namespace rubdown
