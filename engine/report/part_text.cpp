#include "report/part_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/metric.hpp"
#include "report/change_text.hpp"
#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Criticality;
using result::Part;
using result::PartName;
using words::Area;
using words::same;

constexpr std::size_t most_singles_told = 6;

std::string word_of(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::part, code, arguments), language);
}

words::Argument count_of(std::string_view name, std::uint64_t n) {
  return {name, same(words::count(static_cast<std::int64_t>(n)))};
}

std::string percent(double share) { return fmt::format("{:.1f}%", share * 100); }

std::string one_name(const PartName& name, Language language) {
  if (name.kind == result::PartKind::shorter_delay) return in(words::word(Area::delay, name.id), language);
  const std::string& text = name.name.in(language);
  return text.empty() ? name.id : text;
}

std::string kind_of_part(const PartName& name, Language language) {
  return word_of(fmt::format("kind.{}", result::code(name.kind)), language);
}

std::string kinds_of(const Part& part, Language language) {
  std::string all = kind_of_part(part.names.front(), language);
  for (std::size_t i = 1; i < part.names.size(); ++i)
    all = word_of("and", language, {{"a", same(all)}, {"b", same(kind_of_part(part.names[i], language))}});
  return all;
}

std::string minutes_of(double seconds, Language language) {
  const double minutes = std::abs(seconds) < 3 ? 0 : seconds / 60;
  const std::string sign = minutes < 0 ? "−" : minutes > 0 ? "+" : "";
  return word_of("minutes", language, {{"value", same(fmt::format("{}{:.1f}", sign, std::abs(minutes)))}});
}

std::string points_interval(const result::Interval& interval, Language language) {
  return in(words::sentence(Area::study, "interval.signed",
                            {{"low", same(points(interval.low))}, {"high", same(points(interval.high))}}),
            language);
}

// Of what is surely above zero: without a sign.
std::string plain_minutes(double seconds) { return fmt::format("{:.1f}", seconds / 60); }

std::string minutes_interval(const result::Interval& interval, Language language) {
  return in(words::sentence(Area::study, "interval.signed",
                            {{"low", same(minutes_of(interval.low, language))},
                             {"high", same(minutes_of(interval.high, language))}}),
            language);
}

// The target whose odds moved most (of --target that one); when none did, the time that moved most.
std::string hit_of(const Criticality& study, const Part& part, Language language) {
  const result::TargetChange *odds = nullptr, *time = nullptr;
  const auto& targets = study.documents->plan.targets;
  for (const result::TargetChange& change : part.targets) {
    if (change.pairs == 0 || (study.only && change.before != study.only)) continue;
    if (change.met_change.value != 0 &&
        (odds == nullptr || std::abs(change.met_change.value) > std::abs(odds->met_change.value)))
      odds = &change;
    if (describe(targets[change.before].metric).unit == MetricUnit::time && change.figure_change.value != 0 &&
        (time == nullptr || std::abs(change.figure_change.value) > std::abs(time->figure_change.value)))
      time = &change;
  }
  if (odds != nullptr)
    return word_of("hit.odds", language,
                   {{"target", same(name_of(*study.documents, about(odds->before), language))},
                    {"before", same(percent(odds->met_before.value))},
                    {"after", same(percent(odds->met_after.value))}});
  if (time != nullptr)
    return word_of("hit.figure", language,
                   {{"target", same(name_of(*study.documents, about(time->before), language))},
                    {"change", same(minutes_of(time->figure_change.value, language))}});
  return "";
}

std::string rank_of(const Part& part, Language language) {
  if (part.best_rank == part.worst_rank) return fmt::format("{}", part.best_rank);
  return word_of(
      "rank.tied", language,
      {{"low", same(fmt::format("{}", part.best_rank))}, {"high", same(fmt::format("{}", part.worst_rank))}});
}

// "it stands first with 95% confidence", or how many it cannot be told from.
std::string order_of(const Criticality& study, const Part& part, Language language) {
  if (part.worst_rank == 1)
    return word_of("first.sure", language, {{"confidence", same(fmt::format("{:.0f}%", study.confidence * 100))}});
  return word_of("first.tied", language, {count_of("n", part.worst_rank)});
}

// The part whose being quicker surely saves most time; null: none does.
const Part* soonest(const std::vector<Part>& gains) {
  const Part* best = nullptr;
  for (const Part& part : gains)
    if (part.played > 0 && part.delay_s.interval.low > 0 &&
        (best == nullptr || part.delay_s.value > best->delay_s.value))
      best = &part;
  return best;
}

const std::vector<Part>& list_of_parts(const Criticality& study, PartList list) {
  return list == PartList::losses ? study.losses : list == PartList::pairs ? study.pairs : study.gains;
}

std::vector<const Part*> unnoticed_parts(const Criticality& study) {
  std::vector<const Part*> all;
  for (const Part& part : study.losses)
    if (part.unnoticed && part.noticed_within <= missed_by_nothing_within) all.push_back(&part);
  return all;
}

// What has shown no difference yet, in too few drills to say more; "": there is nothing of the kind.
std::string unseen_sentence(const Criticality& study, Language language) {
  constexpr std::uint64_t most_named = 12;
  std::uint64_t n = 0, least = 0;
  std::string names;
  for (const Part& part : study.losses) {
    if (!part.unnoticed || part.noticed_within <= missed_by_nothing_within) continue;
    if (++n <= most_named) add_item(names, part_name(part, language), language);
    least = least == 0 ? part.played : std::min(least, part.played);
  }
  if (n > most_named) names += word_of("unseen.more", language);
  return n == 0 ? ""
                : word_of("unseen", language, {count_of("n", n), count_of("least", least), {"names", same(names)}});
}

}  // namespace

std::string shorter_text(const Criticality& study) { return fmt::format("{:.0f}%", study.shorter * 100); }

std::string part_name(const Part& part, Language language) {
  std::string all = one_name(part.names.front(), language);
  for (std::size_t i = 1; i < part.names.size(); ++i)
    all = word_of("and", language, {{"a", same(all)}, {"b", same(one_name(part.names[i], language))}});
  return all;
}

std::vector<PartRow> part_rows(const Criticality& study, PartList list, Language language) {
  std::vector<PartRow> rows;
  for (const Part& part : list_of_parts(study, list)) {
    if (part.played == 0 || part.unnoticed) continue;
    PartRow row;
    row.rank = rank_of(part, language);
    row.name = part_name(part, language);
    row.kind = kinds_of(part, language);
    row.clause = part.names.front().clause;
    row.cost = points(part.cost.value);
    row.interval = points_interval(part.cost.interval, language);
    row.delay = minutes_of(part.delay_s.value, language);
    row.delay_interval = minutes_interval(part.delay_s.interval, language);
    row.hit = hit_of(study, part, language);
    row.drills = words::count(static_cast<std::int64_t>(part.played));
    row.single_point = !part.single_point.empty();
    const bool surely = part.cost.interval.low > 0;
    row.css = !surely ? "open" : list == PartList::gains ? "met" : "missed";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> unnoticed_lines(const Criticality& study, Language language) {
  std::vector<std::string> lines;
  for (std::size_t k = 0; k < result::part_kinds; ++k) {
    std::string names;
    for (const Part* part : unnoticed_parts(study))
      if (part->names.front().kind == static_cast<result::PartKind>(k))
        add_item(names, part_name(*part, language), language);
    if (!names.empty())
      lines.push_back(word_of(
          "unnoticed.row", language,
          {{"kind", same(word_of(fmt::format("kind.{}", result::code(static_cast<result::PartKind>(k))), language))},
           {"names", same(names)}}));
  }
  return lines;
}

std::string unnoticed_note(const Criticality& study, Language language) {
  std::uint64_t least = 0;
  double most = 0;
  for (const Part* part : unnoticed_parts(study)) {
    least = least == 0 ? part->played : std::min(least, part->played);
    most = std::max(most, part->noticed_within);
  }
  return word_of("unnoticed.note", language, {count_of("n", least), {"share", same(percent(most))}});
}

std::vector<std::string> refused_lines(const Criticality& study, Language language) {
  std::vector<std::string> lines;
  for (const result::Refused& one : study.refused)
    lines.push_back(word_of("refused.row", language,
                            {{"kind", same(kind_of_part(one.name, language))},
                             {"part", same(one_name(one.name, language))},
                             {"why", one.why}}));
  return lines;
}

std::vector<std::string> part_standing(const Criticality& study, Language language) {
  std::vector<std::string> all;
  if (study.interrupted) all.push_back(word_of("interrupted", language));
  std::uint64_t least = study.base_played, most = 0;
  for (const std::vector<Part>* list : {&study.losses, &study.gains, &study.pairs})
    for (const Part& part : *list) {
      least = std::min(least, part.played);
      most = std::max(most, part.played);
    }
  if (study.drills == 0) {
    all.push_back(word_of("played.none", language, {count_of("needed", study.least)}));
    return all;
  }
  all.push_back(word_of("played", language,
                        {count_of("n", study.drills),
                         {"seed", same(fmt::format("{}", study.seed))},
                         count_of("base", study.base_played),
                         count_of("least", least),
                         count_of("most", most)}));
  if (study.uncertain)
    all.push_back(word_of("uncertain", language, {count_of("n", study.documents->parameters.size())}));
  if (study.only)
    all.push_back(
        word_of("only", language, {{"target", same(name_of(*study.documents, about(study.only), language))}}));
  if (study.lost_count > 0) {
    std::string list;
    const auto add = [&](const std::string& part, const std::vector<result::Lost>& lost) {
      for (const result::Lost& one : lost)
        list += (list.empty()           ? ""
                 : is_chinese(language) ? "；"
                                        : "; ") +
                word_of("lost.of", language, {{"part", same(part)}, {"one", same(lost_list({one}, 1, language))}});
    };
    add(word_of("lost.whole", language), study.base_lost);
    for (const std::vector<Part>* parts : {&study.losses, &study.gains, &study.pairs})
      for (const Part& part : *parts) add(part_name(part, language), part.lost);
    all.push_back(word_of("lost", language, {count_of("n", study.lost_count), {"list", same(list)}}));
  }
  return all;
}

std::vector<std::string> part_conclusion(const Criticality& study, Language language) {
  std::vector<std::string> all;
  const auto& targets = study.documents->plan.targets;
  std::size_t singles = 0;
  std::string more;
  for (const Part& part : study.losses) {
    if (part.single_point.empty()) continue;
    if (++singles > most_singles_told) {
      add_item(more, part_name(part, language), language);
      continue;
    }
    std::string failing;
    for (const Index<Target> row : part.single_point) {
      const auto change = std::find_if(part.targets.begin(), part.targets.end(),
                                       [&](const result::TargetChange& one) { return one.before == row; });
      add_item(failing,
               word_of("single.target", language,
                       {{"target", same(name_of(*study.documents, about(row), language))},
                        {"before", same(percent(study.base[row.value].probability.value))},
                        {"after", same(percent(change->met_after.value))},
                        {"asked", same(fmt::format("{:.0f}%", targets[row].confidence * 100))}}),
               language);
    }
    all.push_back(word_of("single", language,
                          {{"kind", same(kinds_of(part, language))},
                           {"part", same(part_name(part, language))},
                           {"targets", same(failing)}}));
  }
  if (!more.empty())
    all.push_back(
        word_of("single.more", language, {count_of("n", singles - most_singles_told), {"names", same(more)}}));
  // Only of a target that is surely met can it be said that it surely fails without a part.
  const bool any_kept = std::any_of(study.base.begin(), study.base.end(), [](const result::TargetOdds& odds) {
    return odds.promise == result::Promise::kept;
  });
  if (singles == 0 && !study.losses.empty())
    all.push_back(word_of(any_kept ? "single.none" : "single.unknown", language));
  const auto sentence_of = [&](const char* code, const Part& part) {
    return word_of(code, language,
                   {{"kind", same(kinds_of(part, language))},
                    {"part", same(part_name(part, language))},
                    {"points", same(fmt::format("{:.1f}", part.cost.value * 100))},
                    {"interval", same(points_interval(part.cost.interval, language))},
                    {"shorter", same(shorter_text(study))},
                    {"delay", same(minutes_of(-part.delay_s.value, language))},
                    {"order", same(order_of(study, part, language))}});
  };
  if (!study.losses.empty() && study.losses.front().cost.value > 0)
    all.push_back(sentence_of("first", study.losses.front()));
  else if (!study.losses.empty())
    all.push_back(word_of("nothing", language));
  if (const std::size_t n = unnoticed_parts(study).size(); n > 0)
    all.push_back(word_of("unnoticed.count", language, {count_of("n", n)}));
  if (const std::string unseen = unseen_sentence(study, language); !unseen.empty()) all.push_back(unseen);
  if (study.gains.empty() || study.gains.front().played == 0) return all;
  if (study.gains.front().cost.value > 0)
    all.push_back(sentence_of("quickest", study.gains.front()));
  else if (const Part* part = soonest(study.gains))
    all.push_back(word_of("quickest.time", language,
                          {{"kind", same(kinds_of(*part, language))},
                           {"part", same(part_name(*part, language))},
                           {"shorter", same(shorter_text(study))},
                           {"sooner", same(plain_minutes(part->delay_s.value))},
                           {"low", same(plain_minutes(part->delay_s.interval.low))},
                           {"high", same(plain_minutes(part->delay_s.interval.high))}}));
  else
    all.push_back(word_of("quickest.none", language, {{"shorter", same(shorter_text(study))}}));
  return all;
}

std::string part_notes(const Criticality& study, Language language) {
  return word_of("notes", language, {{"confidence", same(fmt::format("{:.0f}%", study.confidence * 100))}});
}

}  // namespace tuiyan::report
