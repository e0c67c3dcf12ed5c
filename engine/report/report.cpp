#include "report/report.hpp"

#include <fmt/format.h>
#include "draw/figure.hpp"
#include "report/form.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"
#include "words/glossary.hpp"

namespace tuiyan::report {

namespace {

const char* css_of(RowState state, bool is_step) {
  switch (state) {
    case RowState::late:
    case RowState::failed:
    case RowState::open:
    case RowState::trouble:
      return is_step ? "step trouble" : "trouble";
    case RowState::skipped:
      return "quiet";
    case RowState::event:
    case RowState::on_time:
      return is_step ? "step" : "event";
  }
  return "event";
}

void put_waterfalls(data& root, const View& view, const Figures& figures) {
  data list{data::type::list};
  for (std::size_t i = 0; i < view.waterfalls.size(); ++i) {
    const WaterfallView& way = view.waterfalls[i];
    data object;
    object.set("title", way.title);
    object.set("sentence", way.sentence);
    put_text(object, "blocked", way.blocked);
    object.set("total", way.total);
    put_text(object, "figure",
             i < figures.waterfalls.size() && !figures.waterfalls[i].svg.empty() ? figures.waterfalls[i].name : "");
    put_rows(object, "pieces", way.pieces, [](data& row, const PieceRow& piece) {
      row.set("from", piece.from);
      row.set("to", piece.to);
      row.set("length", piece.length);
      row.set("share", piece.share);
      row.set("delay", piece.delay);
      row.set("clause", piece.clause);
      row.set("what", piece.what);
    });
    const auto sum = [](data& row, const SumRow& part) {
      row.set("name", part.name);
      row.set("length", part.length);
      row.set("share", part.share);
    };
    put_rows(object, "by_delay", way.by_delay, sum);
    put_rows(object, "by_clause", way.by_clause, sum);
    list << object;
  }
  put(root, "waterfalls", list);
}

void put_head(data& root, const PlanHead& head) {
  put_text(root, "place", head.place);
  put_text(root, "effective", head.effective);
  put_text(root, "interpretation", head.interpretation);
  put_text(root, "adjustment", head.adjustment);
  put(root, "references", list_of(head.references));
  put_rows(root, "plan_risks", head.risks, [](data& row, const RiskHeadRow& risk) {
    row.set("name", risk.name);
    row.set("hazard", risk.hazard);
    row.set("per_year", risk.per_year);
    row.set("urgency", risk.urgency);
    row.set("measures", risk.measures);
    row.set("steps", risk.steps);
    row.set("scenarios", risk.scenarios);
  });
  put_rows(root, "plan_drills", head.drills, [](data& row, const DrillHeadRow& drill) {
    row.set("name", drill.name);
    row.set("form", drill.form);
    row.set("every", drill.every);
    row.set("roles", drill.roles);
    row.set("scenarios", drill.scenarios);
    row.set("held", drill.held);
  });
}

void put_details(data& root, const View& view, Language language) {
  const auto fact = [](data& row, const Fact& f) {
    row.set("name", f.name);
    row.set("value", f.value);
  };
  put_rows(root, "definitions", view.definitions, fact);
  put_rows(root, "rating_rules", view.rating_rules, fact);
  put_rows(root, "resources", view.resources, fact);
  put_rows(root, "faults", view.faults, [](data& row, const FaultRow& f) {
    row.set("name", f.name);
    row.set("strikes", f.strikes);
    row.set("shows", f.shows);
    row.set("effect", f.effect);
    row.set("struck", f.struck);
    row.set("ended", f.ended);
  });
  put_rows(root, "roles", view.roles, [](data& row, const RoleRow& r) {
    row.set("role", r.role);
    row.set("unit", r.unit);
    row.set("people", r.people);
    row.set("deputy", r.deputy);
  });
  std::vector<TimelineRow> major;
  for (const TimelineRow& row : view.timeline)
    if (row.is_major) major.push_back(row);
  const auto timeline_row = [](data& row, const TimelineRow& t) {
    row.set("clock", t.clock);
    row.set("since", t.since);
    row.set("what", t.what);
    row.set("who", t.who);
    row.set("clause", t.clause);
    row.set("due", t.due);
    row.set("deviation", t.deviation);
    row.set("css", css_of(t.state, t.is_step));
    row.set("deviation_css", t.state == RowState::on_time ? "early" : "late");
  };
  put_rows(root, "course", major, timeline_row);
  put_rows(root, "timeline", view.timeline, timeline_row);
  put_head(root, view.head);
  put_rows(root, "targets", view.targets, [](data& row, const TargetRow& t) {
    row.set("number", t.number);
    row.set("name", t.name);
    row.set("critical", t.critical);
    row.set("metric", t.metric);
    row.set("clause", t.clause);
    row.set("limit", t.limit);
    row.set("value", t.value);
    row.set("margin", t.margin);
    row.set("attainment", t.attainment);
    row.set("rating", t.rating);
    row.set("verdict", t.verdict);
    row.set("css", t.css);
  });
  put_rows(root, "expected", view.expected, [](data& row, const ExpectedRow& e) {
    row.set("name", e.name);
    row.set("metric", e.metric);
    row.set("happened", e.happened);
    row.set("simulated", e.simulated);
    row.set("difference", e.difference);
    row.set("kind", e.kind);
    row.set("basis", e.basis);
  });
  put_rows(root, "calls", view.calls, [](data& row, const CallRow& c) {
    row.set("name", c.name);
    row.set("offered", c.offered);
    row.set("asking", c.asking);
    row.set("answered", c.answered);
    row.set("within_count", c.within);
    row.set("abandoned", c.abandoned);
    row.set("blocked", c.blocked);
    row.set("served", c.served);
    row.set("cut_waiting", c.cut_waiting);
    row.set("inside", c.inside);
    row.set("cut_talking", c.cut_talking);
    row.set("callers", c.callers);
    row.set("never_through", c.never_through);
    row.set("answered_share", c.answered_share);
    row.set("answered_of_asking", c.answered_of_asking);
    row.set("within_share", c.within_share);
    row.set("within_of_asking", c.within_of_asking);
    row.set("mean_wait", c.mean_wait);
    row.set("p95_wait", c.p95_wait);
  });
  put_rows(root, "told", view.told, [](data& row, const CallRow& c) {
    row.set("name", c.name);
    row.set("balked", c.balked);
    row.set("promised", c.promised);
    row.set("kept", c.kept);
    row.set("not_reached", c.not_reached);
    row.set("call_back_open", c.call_back_open);
    row.set("call_back_delay", c.call_back_delay);
  });
  const auto finding = [&](data& row, const FindingView& f) {
    row.set(
        "clause_title",
        f.clause.empty()
            ? in(words::word(words::Area::report, "top.no_clause"), language)
            : in(words::sentence(words::Area::report, "top.clause", {{"clause", words::same(f.clause)}}), language));
    put_text(row, "cost", f.cost);
    const auto joined = [&](const std::vector<std::string>& parts, const char* zh, const char* en) {
      std::string all;
      for (const std::string& one : parts) all += (all.empty() ? "" : is_chinese(language) ? zh : en) + one;
      return all;
    };
    row.set("joined", joined(f.facts, "；", "; "));
    put_text(row, "advice", joined(f.proposals, "", " "));
  };
  put_rows(root, "findings", view.findings, finding);
  put_rows(root, "minor_findings", view.minor_findings, finding);
  const auto assumption = [](data& row, const Assumption& a) {
    row.set("where", a.where);
    row.set("value", a.value);
    row.set("basis", a.basis);
  };
  put_rows(root, "assumed", view.assumed, assumption);
  put_rows(root, "sourced", view.sourced, assumption);
}

FigureFile file_of(const std::string& stem, const std::string& caption, drawing::Drawing drawing, Language language,
                   Figures& figures) {
  if (!drawing.problem.en.empty() && figures.problem.en.empty()) figures.problem = drawing.problem;
  return {fmt::format("{}.{}.svg", stem, tag(language)), caption, std::move(drawing.svg)};
}

}  // namespace

Figures figures(const Log& log, const score::Scorecard& card, const View& view, Language language) {
  using words::Area;
  const drawing::Frame frame = drawing::frame_of(log, language);
  const auto caption = [&](const char* code) { return in(words::word(Area::report, code), language); };
  Figures made;
  const auto add = [&](FigureFile file) {
    if (!file.svg.empty()) made.traffic.push_back(std::move(file));
  };
  const std::vector<drawing::Capacity> capacities = drawing::capacities(log, card);
  const std::vector<drawing::Mark> faults = drawing::fault_marks(log);
  for (std::size_t i = 0; i < capacities.size() && i < 4; ++i) {
    const std::string suffix = i == 0 ? "" : fmt::format("-{}", i + 1);
    add(file_of("capacity" + suffix, caption("figure.capacity"),
                drawing::capacity_figure(capacities[i], name_of(*log.documents, capacities[i].of, language), suffix,
                                         faults, frame),
                language, made));
  }
  add(file_of("calls", caption("figure.calls"), drawing::calls_figure(drawing::call_columns(log), frame), language,
              made));
  add(file_of("seats", caption("figure.seats"), drawing::load_figure(drawing::load(log), frame), language, made));
  for (std::size_t i = 0; i < view.waterfalls.size(); ++i) {
    const std::string suffix = i == 0 ? "" : fmt::format("-{}", i + 1);
    made.waterfalls.push_back(file_of(
        "waterfall" + suffix, "",
        drawing::waterfall_figure(view.waterfalls[i].bars, suffix, frame, view.waterfalls[i].figure), language, made));
  }
  return made;
}

std::string markdown(const View& view, const Figures& figures, Language language) {
  data root;
  for (const auto& [name, text] : {std::pair<const char*, const std::string*>{"plan", &view.plan},
                                   {"plan_file", &view.plan_file},
                                   {"plan_version", &view.plan_version},
                                   {"scenario", &view.scenario},
                                   {"scenario_file", &view.scenario_file},
                                   {"site", &view.site},
                                   {"site_file", &view.site_file},
                                   {"start", &view.start},
                                   {"length", &view.length},
                                   {"seed", &view.seed},
                                   {"replication", &view.replication},
                                   {"version", &view.version},
                                   {"within", &view.within},
                                   {"interval", &view.interval},
                                   {"not_reached", &view.not_reached},
                                   {"unused", &view.unused},
                                   {"unused_count", &view.unused_count},
                                   {"purpose", &view.purpose},
                                   {"scope", &view.scope},
                                   {"basis_of_plan", &view.basis_of_plan},
                                   {"team", &view.team},
                                   {"grade", &view.grade},
                                   {"grade_css", &view.grade_css},
                                   {"grade_reason", &view.grade_reason},
                                   {"attainment", &view.attainment},
                                   {"met", &view.met},
                                   {"applicable", &view.applicable},
                                   {"good", &view.good},
                                   {"steps_sentence", &view.steps_sentence},
                                   {"grading_rule", &view.grading_rule}})
    put_text(root, name, *text);
  root.set("graded", view.graded);
  root.set("has_letters", view.has_letters);
  root.set("missed_count", words::count(static_cast<std::int64_t>(view.missed.size())));
  root.set("main_title", view.waterfalls.empty() ? "" : view.waterfalls.front().title);
  root.set("total", view.waterfalls.empty() ? "" : view.waterfalls.front().total);
  put_text(root, "main_blocked", view.waterfalls.empty() ? "" : view.waterfalls.front().blocked);
  put(root, "recovery", list_of(view.recovery));
  root.set("has_where", !view.where_time_went.empty());
  put(root, "where_time_went", list_of(view.where_time_went));
  put(root, "missed", list_of(view.missed));
  put(root, "customers", list_of(view.customers));
  put(root, "to_do", list_of(view.to_do));
  put(root, "happenings", list_of(view.happenings));
  put_details(root, view, language);
  put_waterfalls(root, view, figures);
  put_rows(root, "call_figures", figures.traffic, [](data& row, const FigureFile& figure) {
    row.set("file", figure.name);
    row.set("alt", figure.caption);
    row.set("caption", figure.caption);
  });
  put_text(root, "figure_problem", in(figures.problem, language));
  root.set("glossary", words::glossary_markdown(is_chinese(language)));

  return rendered(fmt::format("templates/report.{}.md", tag(language)), root);
}

std::string markdown(const Log& log, const score::Scorecard& card, Language language) {
  return markdown(view(log, card, language), Figures{}, language);
}

std::optional<Said> write_report(const Log& log, const score::Scorecard& card, Language language,
                                 const std::string& folder) {
  const View made = view(log, card, language);
  const Figures drawn = figures(log, card, made, language);
  const std::string text = markdown(made, drawn, language);
  return write_pages("report", text, drawn, fmt::format("{} · {}", made.plan, made.scenario), language, folder);
}

}  // namespace tuiyan::report
