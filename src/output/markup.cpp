#include "output/markup.hpp"

#include "output/words.hpp"

namespace rubdown {

std::string markup(std::string_view text) {
  std::string out;
  for (const char c : clean(text, false)) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

}  // namespace rubdown
