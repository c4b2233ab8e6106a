// The everyday words of warning signs: what runners write, and which rules hear it.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "recovery/firing.hpp"
#include "recovery/phrases.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

struct Row {
  const char* area;  ///< of a symptom; nothing: a note by itself
  const char* note;
  const char* heard;  ///< ids of the rules of warning signs, in order
};

std::string entry_of(const Row& row) {
  const std::string text = std::string{"= \""} + row.note + "\"\n";
  if (*row.area == '\0') return "[[note]]\non = 2026-03-05\ntext " + text;
  return std::string{"[[symptom]]\narea = \""} + row.area +
         "\"\nside = \"right\"\nseverity = 3\non = 2026-03-05\nnote " + text;
}

std::string heard(const std::string& entries) {
  const Planned out =
      planned("[plan]\nname = \"T\"\n[[week]]\nstarts = 2026-03-02\nmon = \"easy 8 km\"\n" + entries, day(2026, 3, 5));
  CHECK(!out.findings.has_errors());
  const Facts facts{out.schedule, out.plan, builtin_rules().engine};
  std::set<std::string> ids;
  for (const Firing& firing : fire(builtin_rules(), facts)) {
    if (firing.rule->id.starts_with("C-") || firing.rule->id == "M-RED-S") ids.insert(std::string{firing.rule->id});
  }
  std::string text;
  for (const std::string& id : ids) text.append(text.empty() ? "" : " ").append(id);
  return text;
}

const Row rows[] = {
    // The area of an entry need not be said again in its note.
    {"calf", "swollen and warm", "C-DVT"},
    {"calf", "swelling since the flight", "C-DVT"},
    {"calf", "throbbing", "C-DVT"},
    {"hamstring", "swollen", "C-DVT"},
    {"quad", "badly swollen", "C-DVT"},
    {"calf", "not swollen", ""},
    {"calf", "no swelling, no warmth", ""},
    {"calf", "tight on a hot day, fine once warm", ""},
    {"calf", "tight after the finishing kick", ""},
    {"calf", "sore, new shoes", ""},
    {"calf", "felt like a kick from behind", "C-TENDON-POP"},
    {"achilles", "something popped", "C-TENDON-POP"},
    {"calf", "popular route, popped a gel", ""},
    {"knee", "swollen", ""},
    {"knee", "hot and swollen", "C-INFLAM"},
    {"knee", "warm and swollen", "C-INFLAM"},
    {"knee", "gave way on the stairs", "C-JOINT"},
    {"knee", "got locked out of the car", ""},
    {"foot", "ankle swollen", ""},
    {"shin", "hurts on one spot", "C-BSI"},
    {"", "swollen calf", "C-DVT"},
    {"", "swollen ankle", ""},
    {"", "swollen knee", ""},
    // The heart.
    {"", "short of breath", "C-CARDIAC"},
    {"", "short of breath while sitting", "C-CARDIAC"},
    {"", "shortness of breath in bed", "C-CARDIAC"},
    {"", "breathless on the easy run", "C-CARDIAC"},
    {"", "can't breathe", "C-CARDIAC"},
    {"", "cannot breathe", "C-CARDIAC"},
    {"", "I couldn't breathe", "C-CARDIAC"},
    {"", "could not breathe properly", "C-CARDIAC"},
    {"", "trouble breathing", "C-CARDIAC"},
    {"", "no trouble breathing", ""},
    {"", "heart racing and dizzy", "C-CARDIAC"},
    {"", "heart racing at rest", "C-CARDIAC"},
    {"", "heart racing at the start line", ""},
    {"", "my chest hurts", "C-CARDIAC"},
    {"", "blacked out", "C-CARDIAC"},
    {"", "out of breath after hill sprints", ""},
    {"", "short of breath after hill sprints", ""},
    {"", "out of breath on the last hill", ""},
    {"", "couldn't breathe after those sprints", ""},
    {"", "can't breathe through my nose", ""},
    {"", "not short of breath at all", ""},
    {"", "shortened the run, took a deep breath", ""},
    {"", "short run, out of breath", ""},
    {"", "breathless after the 800s", ""},
    {"", "breathing easy, a good day", ""},
    {"", "did not stop, breathing easily", ""},
    // What speaks against a sign stands beside it.
    {"", "short of breath all day, race on Sunday", "C-CARDIAC"},
    {"", "race on Sunday, short of breath all day", "C-CARDIAC"},
    {"", "after the hill sprints, short of breath", ""},
    {"", "during intervals, breathless", ""},
    {"", "breathless, no hills today", "C-CARDIAC"},
    {"", "trouble breathing, nose is fine", "C-CARDIAC"},
    {"", "pee red, face pale", "C-RHABDO"},
    {"", "face red, had to pee", ""},
    {"", "short of breath all day - race on Sunday", "C-CARDIAC"},
    {"", "short of breath all day \u2014 race on Sunday", "C-CARDIAC"},
    {"", "short of breath all day (race on Sunday)", "C-CARDIAC"},
    {"", "short of breath all day but race on Sunday", "C-CARDIAC"},
    {"", "race on Sunday and I am short of breath all day", "C-CARDIAC"},
    {"", "breathless on the stairs before the race", "C-CARDIAC"},
    {"", "short of breath since Tuesday's tempo, still on the stairs", "C-CARDIAC"},
    {"", "I am breathless and it is hard to walk", "C-CARDIAC"},
    {"", "breathless on the 400s", ""},
    {"", "my heart keeps racing", "C-CARDIAC"},
    {"", "heart races when I lie down", "C-CARDIAC"},
    {"", "heart racing while resting on the couch", "C-CARDIAC"},
    {"", "chest feels heavy", "C-CARDIAC"},
    {"", "out of breath just walking to the kitchen", "C-CARDIAC"},
    {"", "can't catch my breath", "C-CARDIAC"},
    {"", "couldn't catch my breath after the hill sprints", ""},
    {"", "worst headache of my life after the run", "C-HEAT-HYPONA"},
    {"", "throwing up since the long run", "C-HEAT-HYPONA"},
    {"", "puffy calf", "C-DVT"},
    {"", "left leg is hot", "C-DVT"},
    {"", "hot tub after, calf tight", ""},
    {"", "hot day, legs fine", ""},
    {"", "calf red from the sun", ""},
    {"", "swollen calves", "C-DVT"},
    {"", "my knee buckles", "C-JOINT"},
    {"", "pain wakes me", "C-BSI"},
    {"shin", "woke me up at night", "C-BSI"},
    {"calf", "woke up with it tight", ""},
    {"", "tingling in my toes", "C-NEURO"},
    {"", "no feeling in my foot", "C-NEURO"},
    {"", "foot slaps the ground", "C-NEURO"},
    {"", "couldn't stand on tiptoes", "C-TENDON-POP"},
    {"", "cannot stand on my toes", "C-TENDON-POP"},
    // Three words say enough in any order; two must stand together.
    {"", "left foot, can't lift it", "C-NEURO"},
    {"", "foot: can't lift it", "C-NEURO"},
    {"", "can't lift the front part of my left foot", "C-NEURO"},
    {"", "can't quite lift the front of my foot", "C-NEURO"},
    {"", "wanted to lift the foot and can't", "C-NEURO"},
    {"", "trying to push off, but can't", "C-TENDON-POP"},
    {"", "tried to push off and couldn't", "C-TENDON-POP"},
    {"", "can't stand on toes or push off", "C-TENDON-POP"},
    {"", "not able to breathe", "C-CARDIAC"},
    {"", "I can't feel my foot", "C-NEURO"},
    {"", "can't feel any pain in the foot", ""},
    {"", "not able to run today, breathing fine", ""},
    {"", "no period since 3 months", "M-RED-S"},
    {"", "no period - 3 months", "M-RED-S"},
    {"", "short of breath and sweaty after hill repeats", ""},
    {"", "short of breath and dizzy, race on Sunday", "C-CARDIAC"},
    // An apostrophe is soon left out.
    {"", "cant push off", "C-TENDON-POP"},
    {"", "cant breathe at rest", "C-CARDIAC"},
    {"", "couldnt lift my foot", "C-NEURO"},
    {"", "havent had my period in 4 months", "M-RED-S"},
    {"calf", "isnt swollen", ""},
    // What one cannot.
    {"", "can't wait to race, breathe deep", ""},
    {"", "can't wait until I can breathe again after the race", ""},
    {"", "unable to breathe", "C-CARDIAC"},
    {"", "can not breathe", "C-CARDIAC"},
    {"", "couldn't lift my foot", "C-NEURO"},
    {"", "could not lift the left foot", "C-NEURO"},
    {"", "can't lift my foot", "C-NEURO"},
    {"", "cannot push off", "C-TENDON-POP"},
    {"", "could not push off any more", "C-TENDON-POP"},
    {"", "couldn't push myself, day off work", ""},
    {"calf", "couldn't feel any swelling", ""},
    {"calf", "can't walk and swollen", "C-DVT"},
    // What is put in between.
    {"", "I cannot, for the life of me, breathe", "C-CARDIAC"},
    {"", "I can't (really, at times) breathe", "C-CARDIAC"},
    {"", "I can't (for the life of me) breathe", "C-CARDIAC"},
    {"", "can't - honestly, no joke - push off", "C-TENDON-POP"},
    {"", "can't - and I mean it - breathe", "C-CARDIAC"},
    {"", "can't \u2014 and I mean it, really \u2014 breathe", "C-CARDIAC"},
    {"", "can't\u2014and I mean it\u2014breathe", "C-CARDIAC"},
    {"", "I can't (but I do try) breathe", "C-CARDIAC"},
    {"", "couldn't (though I tried) push off", "C-TENDON-POP"},
    {"", "can't - and won't - stop, breathe easy", ""},
    {"", "I can't - and that is fine - so breathe easy", ""},
    {"", "can't - and won't - complain, breathing is easy", ""},
    {"", "can't sleep - and that is new - breathe fine", ""},
    {"", "can't - and that was it - but breathe fine", ""},
    {"", "couldn't, tired as I was, sleep, but could breathe", ""},
    {"", "couldn't sleep, all good, breathe easy", ""},
    {"", "can't, as last week, catch my breath after the hill sprints", ""},
    // Even then is not only then.
    {"", "short of breath at rest and even after hills", "C-CARDIAC"},
    {"", "short of breath all day and even after hills", "C-CARDIAC"},
    {"", "short of breath, and even after hills", "C-CARDIAC"},
    {"", "short of breath even after hills", "C-CARDIAC"},
    {"", "not short of breath, even after hills", ""},
    {"", "not even short of breath after hills", ""},
    {"", "breathless after an even tempo", ""},
    // Muscle and energy.
    {"", "peed blood", "C-RHABDO"},
    {"", "blood in my urine", "C-RHABDO"},
    {"", "pee like cola", "C-RHABDO"},
    {"", "peed brown after the race", "C-RHABDO"},
    {"", "urine like coke", "C-RHABDO"},
    {"", "pee dark yellow, drank too little", "C-RHABDO"},
    {"", "dark urine, used to be yellow", "C-RHABDO"},
    {"", "red skin peeling, had tea", ""},
    {"", "blood blister", "C-WOUND"},
    {"", "missed my period for 4 months", "M-RED-S"},
    {"", "no period for three months", "M-RED-S"},
    {"", "haven't had my period in months", "M-RED-S"},
    {"", "missed a period of training", ""},
    // Bone, not chest.
    {"", "shin pain at night", "C-BSI"},
    {"", "pain in the foot at night", "C-BSI"},
    {"", "night pain in the hip", "C-BSI"},
    {"", "shin pain all last night", "C-BSI"},
    {"", "chest pain last night", "C-BSI C-CARDIAC"},
    {"", "shin pain at night for the last three nights", "C-BSI"},
    {"", "hip pain at night, headache gone", "C-BSI"},
    {"shin", "pain at night for the last week", "C-BSI"},
    {"", "couldn't sleep but could breathe fine", ""},
    {"", "could not be better, breathe easy", ""},
    {"", "leg pain after last night's run", ""},
    {"shin", "hurts at night", "C-BSI"},
    {"shin", "aches at night", "C-BSI"},
    {"", "headache last night", ""},
    // A tendon, a leg that bears nothing, a joint that is stuck.
    {"", "Achilles snapped", "C-TENDON-POP"},
    {"", "achilles tendon ruptured at mile 3", "C-TENDON-POP"},
    {"", "something snapped in my calf", "C-TENDON-POP"},
    {"", "snapped a photo, calf fine", ""},
    {"", "snapped at my kids, calf fine", ""},
    {"", "snapped a photo of my calf tattoo", ""},
    {"", "the achilles stretch, snapped a picture", ""},
    {"", "a friend ruptured his achilles", ""},
    {"", "achilles ruptured years ago, strong now", ""},
    {"", "can't put weight on my foot", "C-SEVERE"},
    {"", "can't put any weight on it", "C-SEVERE"},
    {"", "ankle: couldn't put weight on it", "C-SEVERE"},
    {"", "can't bear weight on the left", "C-SEVERE"},
    {"foot", "can't put any weight on", "C-SEVERE"},
    {"", "can't put on weight whatever I do", ""},
    {"", "can't put the weight vest on my leg", ""},
    {"", "can't put on weight, eating it all", ""},
    {"", "can't hop on that leg", "C-BSI"},
    {"", "can't wait to hop on the bike", ""},
    {"", "couldn't hop on the treadmill today", ""},
    {"", "couldn't hop out of bed early", ""},
    {"", "sharp pain in one spot on my shin", "C-BSI"},
    {"", "tender spot on the shin", "C-BSI"},
    {"", "shin pain gone, moved up one spot", ""},
    {"", "found a parking spot, shin sore", ""},
    {"", "knee stuck can't straighten it", "C-JOINT"},
    {"", "my knee got stuck", "C-JOINT"},
    {"", "can't straighten my knee", "C-JOINT"},
    {"knee", "stuck, can't straighten it", "C-JOINT"},
    {"", "stuck in traffic, knee fine", ""},
    {"", "stuck to the plan, knee fine", ""},
    {"", "hip flexors stuck, knee fine", ""},
    {"", "knee surgery years ago, stuck it out today", ""},
    {"knee", "sore from being stuck at work", ""},
    {"", "calf is twice its size", "C-DVT"},
    {"", "left leg double its normal size", "C-DVT"},
    {"", "calf sleeves twice my size", ""},
    {"", "ordered the calf sleeve twice, wrong size", ""},
    // The chest.
    {"", "heart skips beats", "C-CARDIAC"},
    {"", "heart keeps skipping", "C-CARDIAC"},
    {"", "my heart skips a beat now and then", "C-CARDIAC"},
    {"", "heart skipped a beat lying in bed", "C-CARDIAC"},
    {"", "heart skipped a beat when I saw my time", ""},
    {"", "heart skips a beat whenever I see the finish", ""},
    {"", "heart skipped a beat", "C-CARDIAC"},
    {"", "my heart skipped a beat twice on the easy run", "C-CARDIAC"},
    {"", "heart skipping beats", "C-CARDIAC"},
    {"", "heart skipped a beat at the start gun", ""},
    {"", "my heart skipped a beat seeing the hill", ""},
    {"", "heart skipped a beat when the email came", ""},
    {"", "heart never skipped a beat", ""},
    {"", "heart rate up from skipping rope", ""},
    {"", "heart skipping with joy", ""},
    {"", "heaviness in chest", "C-CARDIAC"},
    {"", "tight chested", "C-CARDIAC"},
    {"", "a bit tight-chested", "C-CARDIAC"},
    {"", "chestpain", "C-CARDIAC"},
    {"", "burning in my chest", "C-CARDIAC"},
    {"", "burning in my legs", ""},
    {"", "burning legs, chest fine", ""},
    {"", "burning skin under the chest strap", ""},
    {"", "heaviness in the legs, chest strap on", ""},
    {"", "coughing up blood", "C-CARDIAC"},
    {"", "coughed up some blood", "C-CARDIAC"},
    {"", "cough gone, blood test on Monday", ""},
    {"", "cough is up again, blood pressure fine", ""},
    {"", "hard to catch my breath", "C-CARDIAC"},
    {"", "ran hard, stopped to catch my breath", ""},
    {"", "hard to catch my breath on the hill sprints", ""},
    {"", "hard session, took a minute to catch my breath", ""},
    {"", "short of breath climbing stairs", "C-CARDIAC"},
    {"", "breathless climbing the stairs", "C-CARDIAC"},
    {"", "out of breath just walking up stairs", "C-CARDIAC"},
    {"", "out of breath running up the stairs", ""},
    {"", "short of breath after stair sprints", ""},
    // Nerves, heat, muscle.
    {"", "no feeling between my legs", "C-NEURO"},
    {"", "numb between the legs", "C-NEURO"},
    {"", "wet myself on the run", "C-NEURO"},
    {"", "wet from the rain", ""},
    {"", "no heavy feeling in the legs between runs", ""},
    {"", "wet myself laughing", ""},
    {"", "wet myself with a cup of water at each station", ""},
    {"", "threw up five times after the marathon", "C-HEAT-HYPONA"},
    {"", "kept throwing up", "C-HEAT-HYPONA"},
    {"", "threw up my hands five times", ""},
    {"", "threw up a photo after the run", ""},
    {"", "threw my arms up after the race", ""},
    {"", "urine coke colour", "C-RHABDO"},
    {"", "pee is coke coloured", "C-RHABDO"},
    {"", "drank coke, pee of a normal color", ""},
    // Fever, not weather.
    {"", "feverish", "C-FEVER"},
    {"", "temperature of 38.5", "C-FEVER"},
    {"", "temperature of 39", "C-FEVER"},
    {"", "my temperature is 38.2 today", "C-FEVER"},
    {"", "had a temperature of 39 after the run", "C-FEVER"},
    {"", "feverish excitement at the start", ""},
    {"", "temperature of 38 degrees outside", ""},
    {"", "temperature of 38.5 degrees outside", ""},
    {"", "ran at a temperature of 38", ""},
    {"", "ran a temperature of 38.5 last night", "C-FEVER"},
    {"", "ran a temperature of 102", "C-FEVER"},
    {"", "temp run 38.5 min", ""},
    {"", "38.5 C on the bank sign", ""},
    {"", "been running a temperature of 39 since Monday", "C-FEVER"},
    {"", "ran a temp of 38.5", "C-FEVER"},
    {"", "ran in a temperature of 38.5", ""},
    {"", "ran at a temperature of 39.5, brutal", ""},
    {"", "ran a temperature of 39 F this morning, brr", ""},
    {"", "temperature of 38 at the start, froze", ""},
    {"", "my temperature is 36.8", ""},
    {"", "temperature 18 and my 38th run", ""},
    // A thermometer's number, by its unit or behind its word.
    {"", "temperature 39", "C-FEVER"},
    {"", "temperature 38.4 this morning", "C-FEVER"},
    {"", "Temperature: 39.2", "C-FEVER"},
    {"", "temp 38.6, slept all day", "C-FEVER"},
    {"", "temperature up to 40.1", "C-FEVER"},
    {"", "temperature 102", "C-FEVER"},
    {"", "temp is 101.3", "C-FEVER"},
    {"", "39.5 C", "C-FEVER"},
    {"", "39.5C", "C-FEVER"},
    {"", "39.5 \u00B0C, no run today", "C-FEVER"},
    {"", "38.5 degrees", "C-FEVER"},
    {"", "thermometer says 38.9 degrees Celsius", "C-FEVER"},
    {"", "102.5 F", "C-FEVER"},
    {"", "102.5\u00B0F since last night", "C-FEVER"},
    {"", "38.5 C (101.3 F)", "C-FEVER"},
    {"", "fever 102 F", "C-FEVER"},
    {"", "fever of 38", "C-FEVER"},
    {"calf", "fine, but 39.1 C in bed", "C-FEVER"},
    {"", "38,5 \u00B0C", "C-FEVER"},
    {"", "my temp is 38,5", "C-FEVER"},
    {"", "thermometer reads 101.8", "C-FEVER"},
    {"", "thermometer: 38.9, in bed", "C-FEVER"},
    {"", "38.2 deg C since noon", "C-FEVER"},
    {"", "no thermometer, 38.9 km", ""},
    {"", "thermometer on the porch 38.5", ""},
    {"", "38.5 C, easy 5", ""},
    {"", "38.5 C on the treadmill", ""},
    {"", "slope of 38.5 degrees", ""},
    {"", "turned 101.5 degrees at the cone", ""},
    {"", "no fever, temperature 36.8", ""},
    {"", "36.6 C", ""},
    {"", "98.6 F", ""},
    {"", "no temperature above 38.5", ""},
    {"", "never above 38.5 C", ""},
    {"", "not 39.5 C any more", ""},
    {"", "temperature 39 F outside", ""},
    {"", "temperature 39 F", ""},
    {"", "temperature 39F", ""},
    {"", "39.2 F", ""},
    {"", "hot day, 30 C", ""},
    {"", "hot day, 38 C", ""},
    {"", "hot day, 38.5 C", ""},
    {"", "39 C", ""},
    {"", "102 F in the park", ""},
    {"", "38.5 C in the shade", ""},
    {"", "ran at 38.5 C", ""},
    {"", "easy run, 38.5 C", ""},
    {"", "sunny, 101.5 F at the start", ""},
    {"", "water 39.5 C, lovely bath", ""},
    {"", "core temperature 39.2 by the sensor", ""},
    {"", "temperature 39 and light rain", ""},
    {"", "temperature 40, perfect for the long run", ""},
    {"", "temperature 39 and windy, felt great", ""},
    {"", "temperature 38 and humid", ""},
    {"", "temp 39", ""},
    {"", "temperature fine, 39 min easy", ""},
    {"", "temperature fine 38.2 km", ""},
    {"", "temperature and pace fine, 39.4 km", ""},
    {"", "39.5 km with vitamin C", ""},
    {"", "39.5 km, C race", ""},
    {"", "40.2 km at c pace", ""},
    {"", "knee bends 105.5 degrees", ""},
    {"", "weight 102.5, feeling light", ""},
    {"", "38.5 km in 4:05 h", ""},
    // A temperature that somebody has or ran, not one that somebody ran in.
    {"", "ran a temperature of 38.7 at night", "C-FEVER"},
    {"", "ran a temperature of 38.7 in the night", "C-FEVER"},
    {"", "ran a temperature of 38.7 at 9 pm", "C-FEVER"},
    {"", "ran a high temperature of 39", "C-FEVER"},
    {"", "running a temp of 39 in bed", "C-FEVER"},
    {"", "ran a 38.7 temperature", "C-FEVER"},
    {"", "had a 38.7 temperature all day", "C-FEVER"},
    {"", "38.7 C, skipped the run", "C-FEVER"},
    {"", "38.7 C this morning so I skipped my run", "C-FEVER"},
    {"", "temp 39 last night, feel awful", "C-FEVER"},
    {"", "temp was 39 last night", "C-FEVER"},
    {"", "ran a temperature last night", "C-FEVER"},
    {"", "running a temp", "C-FEVER"},
    {"", "running a temp, no run today", "C-FEVER"},
    {"", "woke up with a temperature", "C-FEVER"},
    {"", "in bed with a temperature", "C-FEVER"},
    {"", "have a high temperature", "C-FEVER"},
    {"", "high temperature since yesterday", "C-FEVER"},
    {"", "I have covid", "C-FEVER"},
    {"", "tested positive for covid", "C-FEVER"},
    {"", "down with covid", "C-FEVER"},
    {"", "I think I have covid", "C-FEVER"},
    {"", "my kids got covid and now I have covid", "C-FEVER"},
    {"", "my wife has covid, I tested positive for covid too", "C-FEVER"},
    {"", "have a high temp", "C-FEVER"},
    {"", "kids have covid", ""},
    {"", "everyone at work got covid", ""},
    {"", "got over covid", ""},
    {"", "had a temp run today", ""},
    {"", "had a temperature-controlled pool", ""},
    {"", "ran at a temperature of 39", ""},
    {"", "ran in a temperature of 38.5", ""},
    {"", "ran in a temperature", ""},
    {"", "ran at a high temperature of 39", ""},
    {"", "ran a race in temperature 39", ""},
    {"", "ran a half at a temperature of 38", ""},
    {"", "ran temperature of 38.7 after the long run", ""},
    {"", "ran a temperature of 36.6", ""},
    {"", "ran a 39 min temp run", ""},
    {"", "ran a temp run of 39 min", ""},
    {"", "running a temperature test in the climate chamber", ""},
    {"", "never ran a temperature", ""},
    {"", "don't have a temperature", ""},
    {"", "had a temperature drop at the start", ""},
    {"", "38.7 C, hot run", ""},
    {"", "38.5 C, did not skip the run in the heat", ""},
    {"", "38.5 C, easy run, skipped the strides", ""},
    {"", "temp 39 last night's run, hot", ""},
    {"", "temp 36 last night", ""},
    {"", "high temperature since noon, slowed down", ""},
    {"", "high temperature since noon", ""},
    {"", "high temperature all night in the tent", ""},
    {"", "high temperature since yesterday makes the runs slow", ""},
    {"", "covid test negative", ""},
    {"", "no covid", ""},
    {"", "covid years ago", ""},
    {"", "I don't have covid", ""},
    {"", "tested positive for covid years ago", ""},
    {"", "got covid shot today", ""},
    {"", "had covid in 2022", ""},
    // What ends in 's is the word, with `is` or of whom.
    {"", "my calf's hot and swollen", "C-DVT"},
    {"", "calf\u2019s swollen", "C-DVT"},
    {"", "calfs hot and swollen", "C-DVT"},
    {"", "Leg's swollen", "C-DVT"},
    {"", "one calf's bigger than the other", "C-DVT"},
    {"", "my calf's skin is red", "C-DVT"},
    {"", "chest's tight on the hills", "C-CARDIAC"},
    {"", "my chest's hurting", "C-CARDIAC"},
    {"", "heart's racing at rest", "C-CARDIAC"},
    {"", "heart's skipping beats", "C-CARDIAC"},
    {"", "knee's locked", "C-JOINT"},
    {"", "knee's swollen and hot", "C-INFLAM"},
    {"", "temp's 38.7", "C-FEVER"},
    {"", "temperature's 38.7", "C-FEVER"},
    {"", "fever's back", "C-FEVER"},
    {"", "pee's brown like cola", "C-RHABDO"},
    {"", "urine's dark", "C-RHABDO"},
    {"", "shin's sore at one spot when pressed", "C-BSI"},
    {"", "calf's not swollen", ""},
    {"", "calf's fine, no swelling", ""},
    {"", "calf's hot from the bath", ""},
    {"", "temp's 36.7", ""},
    {"", "temperature's 39, windy and cold", ""},
    {"", "no fever's the good news", ""},
    {"", "heart's racing for joy", ""},
    {"", "shin pain on last night's run", ""},
    {"", "leg pain after tonight's hills", ""},
    {"", "my dog's chest was warm", ""},
    // A note wrapped over lines is one text, but what one line says does not silence the next.
    {"", "chest\\npain", "C-CARDIAC"},
    {"", "my chest  \\n  hurts", "C-CARDIAC"},
    {"", "chest fine\\n\\npain in the arm", ""},
    {"", "- chest fine\\n- pain in the arm", ""},
    {"", "no\\nchest fine", ""},
    {"", "no chest\\npain", ""},
    {"", "no swelling\\nchest pain", "C-CARDIAC"},
    {"", "short of breath all day\\nrace on Sunday", "C-CARDIAC"},
    {"", "short of\\nbreath after hill sprints", ""},
};

}  // namespace

TEST_CASE("everyday words of a warning sign are heard, and everyday words of a run are not") {
  for (const Row& row : rows) {
    CAPTURE(std::string{row.area});
    CAPTURE(std::string{row.note});
    CHECK(heard(entry_of(row)) == row.heard);
  }
}

TEST_CASE("a phrase whose first letters are not in a note would not be heard there if it were read") {
  std::set<std::string> phrases{"UNABLE breathe", "cant breathe", "CAN'T Breathe"};
  for (const Rule& rule : builtin_rules().rules) {
    for (const Match& match : rule.after) {
      for (const Text& phrase : match.words) phrases.insert(std::string{phrase});
    }
  }
  std::size_t held = 0;
  for (const Row& row : rows) {
    for (const std::string& phrase : phrases) {
      const std::string words = words_as_in_notes(phrase);
      const Phrase whatever_its_letters{words, 0};
      const bool plainly = Note{row.note}.holds_one({&whatever_its_letters, 1});
      held += plainly ? 1 : 0;
      if (holds_phrase(row.note, phrase) == plainly) continue;
      CAPTURE(std::string{row.note});
      CAPTURE(phrase);
      CHECK(holds_phrase(row.note, phrase) == plainly);
    }
  }
  CHECK(held > 100);
}

TEST_CASE("signs, pictures and what nobody sees between its words do not hide a sign") {
  for (const char* note : {
           "can't \u2026 breathe \u2026 on stairs",
           "I can't - breathe - at all",
           "cannot (breathe) on stairs",
           "couldn't \u201Cbreathe\u201D at all",
           "I can't \u201Cbreathe\u201D properly",
           "cant (really breathe) at rest",
           "can't /breathe/ lying down",
           "I cannot, for the life of me, breathe",
           "chest\u200Bpain",
           "chest\u200Fpain on stairs",
           "chest \u202Epain",
           "chest\u200Dpain",
           "can't\u200Bbreathe",
           "\U0001F62Cchest pain",
           "chest\u2192pain",
           "chest\u3000pain",
           "chest\u205Fpain",
           "\u2018chest pain\u2019 on stairs",
           "can\u2018t breathe",
           "can\u02BCt breathe",
           "can\u00B4t breathe",
           "can`t breathe",
           "CAN\u2019T BREATHE",
           "chest pa\u00ADin",
       }) {
    CAPTURE(note);
    CHECK(heard(entry_of({"", note, ""})) == "C-CARDIAC");
  }
}

TEST_CASE("words of warning signs are heard in the remark on a flag or an illness") {
  const std::string flag = "[[flag]]\nname = \"blister\"\nside = \"left\"\non = 2026-03-05\n";
  CHECK(heard(flag) == "C-WOUND");
  CHECK(heard(flag + "note = \"new shoes, no fever\"\n") == "C-WOUND");
  CHECK(heard(flag + "note = \"and the calf is swollen\"\n") == "C-DVT C-WOUND");
  const std::string illness = "[[illness]]\non = 2026-03-05\n";
  CHECK(heard(illness + "note = \"a cough, and chest pain\"\n") == "C-CARDIAC");
  CHECK(heard(illness + "note = \"a runny nose\"\n").empty());
}

TEST_CASE("the end of an illness or of another sign does not end what a note reported") {
  const auto stops = [](const std::string& entries) {
    return planned("[plan]\nname = \"T\"\n[[week]]\nstarts = 2026-03-02\nmon = \"easy 8 km\"\n" + entries,
                   day(2026, 3, 8))
        .schedule.stops.size();
  };
  const std::string note = "[[note]]\non = 2026-03-03\ntext = \"chest pain on stairs\"\n";
  CHECK(stops(note) == 1);
  CHECK(stops(note + "[[illness]]\non = 2026-03-05\ncleared = 2026-03-07\nnote = \"a cold, chest pain too\"\n") == 1);
  CHECK(stops(note + "[[flag]]\nname = \"numbness\"\non = 2026-03-05\ncleared = 2026-03-07\nnote = \"numb, chest pain "
                     "gone\"\n") == 1);
  CHECK(stops(note +
              "[[note]]\non = 2026-03-05\ncleared = 2026-03-07\ntext = \"chest pain is gone, says the doctor\"\n") ==
        0);
}

TEST_CASE("such a remark is over when its flag or illness is") {
  const auto stops = [](const std::string& entries) {
    return planned("[plan]\nname = \"T\"\n[[week]]\nstarts = 2026-03-02\nmon = \"easy 8 km\"\n" + entries,
                   day(2026, 3, 8))
        .schedule.stops.size();
  };
  const std::string illness = "[[illness]]\non = 2026-03-05\nnote = \"chest pain\"\n";
  CHECK(stops(illness) == 2);  // an illness stops hard runs by itself
  CHECK(stops(illness + "cleared = 2026-03-07\n") == 0);
  CHECK(stops(illness + "[[illness]]\non = 2026-03-06\ncleared = 2026-03-07\n") == 0);
  // What the flag says of its side holds for the remark, and one stop stands for both.
  const std::string flag = "[[flag]]\nname = \"blister\"\nside = \"left\"\non = 2026-03-05\nnote = \"a blister\"\n";
  CHECK(stops(flag) == 1);
}
