// Phrases of rules in what a runner wrote.
#pragma once

#include <string_view>

namespace rubdown {

/// True where one sentence or clause of `note` holds all words of `phrase`, in any order, in any case. A word of the
/// phrase that ends in `*` stands for all words that begin so; one that begins with `-` must not be there. A denied
/// word
/// (`no swelling`, `isn't swollen`) does not count, unless the phrase has a denial itself (`couldn't breathe`); only
/// `not`, `no`, `without`, `never` and `n't` up to three words before deny.
bool holds_phrase(std::string_view note, std::string_view phrase);

}  // namespace rubdown
