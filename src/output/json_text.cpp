#include "output/json_text.hpp"

#include <cmath>
#include <cstdlib>

#include "rubdown/base/text.hpp"

namespace rubdown {

JsonText& JsonText::open(char bracket, bool lines) {
  before_value();
  out_ += bracket;
  levels_.push_back({lines, true});
  return *this;
}

JsonText& JsonText::close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.lines && !level.empty) out_.append(1, '\n').append(levels_.size() * 2, ' ');
  out_ += bracket;
  return *this;
}

void JsonText::before_value() {
  if (after_key_ || levels_.empty()) {
    after_key_ = false;
    return;
  }
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.lines) out_.append(1, '\n').append(levels_.size() * 2, ' ');
  level.empty = false;
}

JsonText& JsonText::key(std::string_view name) {
  before_value();
  quote(name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  before_value();
  quote(value);
  return *this;
}

JsonText& JsonText::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

JsonText& JsonText::number(std::int64_t value) {
  before_value();
  out_ += std::to_string(value);
  return *this;
}

JsonText& JsonText::metres(std::int64_t millimetres) {
  before_value();
  if (millimetres < 0) out_ += '-';
  const std::int64_t whole = std::abs(millimetres);
  out_ += std::to_string(whole / 1000);
  std::string decimals = std::to_string(whole % 1000);
  decimals.insert(0, 3 - decimals.size(), '0');
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) out_.append(1, '.').append(decimals);
  return *this;
}

JsonText& JsonText::rounded(double value, int decimals) {
  if (!std::isfinite(value) || std::abs(value) > 1e12) return null();
  const double scale = std::pow(10.0, decimals);
  return metres(std::llround(value * scale) * static_cast<std::int64_t>(std::llround(1000 / scale)));
}

JsonText& JsonText::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::null() {
  before_value();
  out_ += "null";
  return *this;
}

void JsonText::quote(std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  const std::string clean = is_valid_utf8(value) ? std::string(value) : valid_utf8(value);
  out_ += '"';
  for (const char c : clean) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_.append(1, '\\').append(1, c);
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out_.append("\\u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

std::string JsonText::take() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace rubdown
