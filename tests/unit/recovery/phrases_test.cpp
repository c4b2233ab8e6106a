#include "recovery/phrases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "recovery/lapse.hpp"
#include "unit/recovery/rule_files.hpp"

using namespace rubdown;

namespace {

/// Tables of a pack that look for phrases.
std::vector<const Match*> hearing_tables(const RulePack& pack = builtin_rules()) {
  std::vector<const Match*> tables;
  for (const Rule& rule : pack.rules) {
    for (const Match& table : rule.after) {
      if (!table.words.empty()) tables.push_back(&table);
    }
  }
  return tables;
}

/// The words of the pack's phrases, and some that stand between them.
std::vector<std::string> words_of_signs() {
  std::vector<std::string> words{"no", "not",       "and",           ",",       "but",    ".",
                                 "-",  "after",     "even",          "can't",   "cannot", "unable",
                                 "\n", "couldn't",  "Couldn\u2019t", "cant",    "today",  "(",
                                 ")",  "M\u00DCDE", "my left",       "swollen", "pain",   "38.5"};
  const auto add = [&](Text phrase) {
    std::istringstream parts{std::string{phrase}};
    for (std::string word; parts >> word;) {
      if (word.front() == '-') word.erase(0, 1);
      if (word.back() == '*') word.pop_back();
      words.push_back(word);
    }
  };
  for (const Match* table : hearing_tables()) {
    for (const Text phrase : table->words) add(phrase);
    for (const Text word : table->except) add(word);
  }
  return words;
}

/// By each phrase as it is written, read anew, whatever its letters, in a note that is read anew.
/// A phrase of a table as the reader of rules has it looked for, made anew.
std::string as_looked_for(const Match& table, Text phrase) {
  std::string words = words_as_in_notes(phrase);
  for (const Text word : table.except) words.append(" -").append(word);
  return words;
}

bool plainly_holds_one(const std::string& note, const Match& table) {
  const Note once{note};
  return std::any_of(table.words.begin(), table.words.end(), [&](Text phrase) {
    const std::string words = as_looked_for(table, phrase);
    const Phrase read{words, 0};
    return once.holds_one({&read, 1});
  });
}

}  // namespace

TEST_CASE("a phrase holds where one sentence has all its words and none is denied") {
  struct Row {
    const char* note;
    const char* phrase;
    bool holds;
  };
  const Row rows[] = {
      {"My left calf is swollen", "calf swol*", true},
      {"Swollen. It is the calf", "calf swol*", false},
      {"calf not swollen", "calf swol*", false},
      {"the calf isn't really swollen", "calf swol*", false},
      {"the calf isn\xE2\x80\x99t swollen", "calf swol*", false},
      {"no pain, but the calf is swollen", "calf swol*", true},
      {"no pain but swollen calf", "calf swol*", true},
      {"without swelling of the calf", "calf swell*", false},
      {"can't push off", "can't push off", true},
      {"CALF SWOLLEN", "calf swol*", true},
      {"numbers", "numb", false},
      {"tight and achy again after ten miles, though stretched and rolled before and after", "strain", false},
      {"shin pain at night", "pain night -chest -last", true},
      {"chest pain last night", "pain night -chest -last", false},
      {"no chest pain, shin pain at night", "pain night -chest", true},
      {"pain at night; chest is fine", "pain night -chest", true},
      {"I couldn't really breathe", "couldn't breathe", true},
      {"could not breathe", "couldn't breathe", true},
      {"could not breathe", "not breathe", true},
      {"no period for 3 months", "no period month*", true},
      {"no period for 3 months", "period month*", false},
      {"die Beine sind M\u00DCDE", "m\u00FCde", true},
      {"die Beine sind mu\u0308de", "M\u00DCDE", true},
      {"\u0423\u0421\u0422\u0410\u041B", "\u0443\u0441\u0442\u0430\u043B", true},
      {"calf\u00A0swollen", "calf swol*", true},
      {"calf\nswollen", "calf swol*", true},
      {"calf \r\n  swollen", "calf swol*", true},
      {"calf\n\nswollen", "calf swol*", false},
      {"calf\n \t\nswollen", "calf swol*", false},
      {"- calf\n- swollen", "calf swol*", false},
      {"calf\nnot swollen", "calf swol*", false},
      {"no pain\ncalf swollen", "calf swol*", true},
      {"temperature of 38.5 outside", "temperature 38* -outside", false},
      {"temperature 38.5.", "temperature 38*", true},
      {"temperature 39", "temperature 38..42", true},
      {"temperature 42", "temperature 38..42", true},
      {"temperature 42.1", "temperature 38..42", false},
      {"temperature 38.5", "temperature 38.0..42.9", true},
      {"temperature 39", "temperature 38.0..42.9", false},
      {"39 temperature", "temperature 38..42", false},
      {"temperature 39th", "temperature 38..42", false},
      {"temperature 1.39.2", "temperature 1..42", false},
      {"temperature a good bit below 39", "temperature 38..42", false},
      {"no temperature of 39", "temperature 38..42", false},
      {"38.5 c", "38.0..42.9 c", true},
      {"38.5C.", "38.0..42.9 c", true},
      {"38.5 km c", "38.0..42.9 c", false},
      {"38.5cm", "38.0..42.9 c", false},
      {"38,5 c", "38.0..42.9 c", true},
      {"38,5c", "38.0..42.9 c", true},
      {"7,38,5 c", "38.0..42.9 c", false},
      {"38,5,6 c", "38.0..42.9 c", false},
      {"38,500 c", "38.0..42.9 c", false},
      {"38, 5 c", "38.0..42.9 c", false},
      {"38.5 c, in the sun", "38.0..42.9 c -sun", false},
      {"38.5 c, no sun", "38.0..42.9 c -sun", true},
      {"\u00ABswollen\u00BB calf", "calf swol*", true},
      {"can't sleep", "cant sleep", true},
      {"can't sleep", "CAN\u2019T sleep", true},
      {"", "calf", false},
      {"calf", "", false}};
  for (const Row& row : rows) {
    const std::string note = row.note, phrase = row.phrase;
    CAPTURE(note);
    CAPTURE(phrase);
    CHECK(holds_phrase(row.note, row.phrase) == row.holds);
  }
}

TEST_CASE("each table of the pack has its phrases as notes are read, with the letters of their words") {
  Sources sources;
  Diagnostics findings;
  const RulePack read = read_builtin_files(sources, findings);
  for (const RulePack* pack : {&builtin_rules(), &read}) {
    const std::vector<const Match*> tables = hearing_tables(*pack);
    CHECK(tables.size() > 20);
    for (const Match* table : tables) {
      REQUIRE(table->heard.size() == table->words.size());
      for (std::size_t i = 0; i < table->words.size(); ++i) {
        CHECK(table->heard[i].words == as_looked_for(*table, table->words[i]));
        CHECK(table->heard[i].letters == phrase_of(table->heard[i].words).letters);
        CHECK(table->heard[i].letters != 0);
      }
    }
  }
  CHECK(phrase_of("abc x").letters == phrase_of("x abba*").letters);
  CHECK(phrase_of("unable").letters == phrase_of("can't").letters);
  CHECK(phrase_of("unable*").letters == phrase_of("unwell").letters);
  CHECK(phrase_of("-veto * p* ache").letters == phrase_of("ach").letters);
  CHECK(phrase_of("38.0..42.9").letters == phrase_of("1..5").letters);
  CHECK(phrase_of(" ").words.empty());
}

TEST_CASE("a note that is read once for all tables says what it says to each phrase by itself") {
  const std::vector<std::string> words = words_of_signs();
  std::mt19937 random{8};
  std::size_t held = 0;
  for (int round = 0; round < 400; ++round) {
    std::string note;
    for (auto left = 3 + random() % 20; left > 0; --left) note.append(words[random() % words.size()]).append(" ");
    CAPTURE(note);
    const Note read{note};
    for (const Match* table : hearing_tables()) {
      const bool plainly = plainly_holds_one(note, *table);
      held += plainly ? 1 : 0;
      CHECK(read.holds_one(table->heard) == plainly);
    }
  }
  CHECK(held > 300);
}

TEST_CASE("a phrase of numbers is one that notes can hold, the smaller number first") {
  for (const char* phrase : {"temperature 38..42", "38.0..42.9 c -sun", "0..10 pain", "my temp -38..42"})
    CHECK(can_be_found(phrase));
  for (const char* phrase : {"temperature 42..38", "temperature 38...42", "temperature 38..", "temperature 38..42..43",
                             "38..inf c", "temperature 38-42"})
    CHECK(!can_be_found(phrase));
  CHECK(nearest_phrase("temperature 38.0..42.9!") == "temperature 38.0..42.9");
  CHECK(nearest_phrase("temperature 42..38").empty());
}

TEST_CASE("a sharp s is found however it is written") {
  for (const char* note : {"Wade hei\u00DF", "WADE HEISS", "wade heiss", "WADE HEI\u1E9E"}) {
    CAPTURE(note);
    CHECK(holds_phrase(note, "wade hei\u00DF"));
    CHECK(holds_phrase(note, "wade heiss"));
  }
  CHECK(!holds_phrase("Wade heis", "wade hei\u00DF"));
}

TEST_CASE("only English words end what stands beside a word that must not be there") {
  CHECK(!holds_phrase("geschwollen und wird nicht besser", "geschwollen -nicht"));
  CHECK(holds_phrase("geschwollen, wird nicht besser", "geschwollen -nicht"));
}

TEST_CASE("a joined word stands right behind the one before it") {
  CHECK(holds_phrase("ran a temperature", "ran +a +temperature"));
  CHECK(holds_phrase("last night I ran a temperature", "ran +a +temperature"));
  CHECK(!holds_phrase("ran at a temperature", "ran +a +temperature"));
  CHECK(!holds_phrase("a temperature, ran", "ran +a +temperature"));
  CHECK(!holds_phrase("ran, a temperature", "ran +a +temperature"));
  CHECK(!holds_phrase("never ran a temperature", "ran +a +temperature"));
  CHECK(!holds_phrase("ran a temperature run", "ran +a +temperature -run"));
  CHECK(holds_phrase("ran a temperature, run dropped", "ran +a +temperature -run"));
  CHECK(can_be_found("ran +a +38..42"));
  CHECK(!can_be_found("ran + a"));
  CHECK(!can_be_found("+ran a"));
  CHECK(nearest_phrase("ran + a") == "ran a");
  CHECK(nearest_phrase("+ran +a!") == "ran +a");
}

TEST_CASE("lengths of time read and print back") {
  CHECK(parse_lapse("24 h") == Minutes{1440});
  CHECK(parse_lapse("0.5 h") == Minutes{30});
  CHECK(parse_lapse("-45 min") == Minutes{-45});
  CHECK(parse_lapse("14 d") == Minutes{14 * 1440});
  CHECK(parse_lapse("2w") == Minutes{14 * 1440});
  CHECK(!parse_lapse("24"));
  CHECK(!parse_lapse("h"));
  CHECK(!parse_lapse("0.01 min"));
  CHECK(!parse_lapse("1e9 h"));
  CHECK(!parse_lapse("nan h"));
  CHECK(format_lapse(Minutes{1440}) == "24 h");
  CHECK(format_lapse(Minutes{-45}) == "-45 min");
  CHECK(format_lapse(Minutes{14 * 1440}) == "14 d");
  CHECK(format_lapse(Minutes{168 * 60}) == "168 h");
}
