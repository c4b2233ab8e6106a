// A writer of JSON text (RFC 8259) that takes any bytes and never fails.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// Appends values in the order they are given. The caller opens and closes; commas come by themselves. Objects and
/// arrays opened with `lines` put each of their members on a line of its own.
class JsonText {
 public:
  JsonText& open_object(bool lines = false) { return open('{', lines); }
  JsonText& close_object() { return close('}'); }
  JsonText& open_array(bool lines = false) { return open('[', lines); }
  JsonText& close_array() { return close(']'); }
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);          ///< invalid UTF-8 becomes U+FFFD
  JsonText& text_or_null(std::string_view value);  ///< null where empty
  JsonText& number(std::int64_t value);
  JsonText& metres(std::int64_t millimetres);     ///< as metres, at most three decimals
  JsonText& rounded(double value, int decimals);  ///< at most so many decimals (0 to 3); null where not finite
  JsonText& boolean(bool value);
  JsonText& null();
  std::string take();

 private:
  JsonText& open(char bracket, bool lines);
  JsonText& close(char bracket);
  void before_value();
  void quote(std::string_view value);

  struct Level {
    bool lines = false, empty = true;
  };
  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace rubdown
