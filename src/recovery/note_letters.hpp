// The letters of notes, as words of warning signs are looked for in them.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// A note, or a phrase to be found in notes: in lower case, whatever the script, a sharp s as `ss`, with one kind of
/// apostrophe inside words. Blanks, signs, pictures and what nobody sees are blanks; dashes, quotation marks and dots,
/// which end a part of a sentence, stay.
std::string note_letters(std::string_view text);

}  // namespace rubdown
