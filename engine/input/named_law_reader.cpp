// Laws called by their name, each by the parameters that a planner or a data analyst knows.
#include <cmath>

#include "input/law_parts.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

// {"NAME": {…}}: one object inside, whose keys say what is known.
void add(std::vector<Shape>& shapes, Field field, const Said& expected, const std::vector<Shape>& ways) {
  const std::string_view key = field.key;
  shapes.push_back({{key}, [=](Object& object) {
                      object.leaf(field, [&](Value& inner) {
                        if (ways.size() == 1)
                          read_object(inner, ways[0].read);
                        else
                          read_shapes(inner, expected, {}, ways);
                      });
                    }});
}

void read_mean(Object& object, double& mean_s) {
  object.leaf(law_field("mean", "均值", "mean", "\"5 min\""), in_seconds_of(mean_s));
}
void read_sd(Object& object, double& sd_s) {
  object.leaf(law_field("sd", "标准差", "standard deviation", "\"2 min\""), in_seconds_of(sd_s));
}

void read_gamma_by_sd(Object& object, Law& out) {
  double mean_s = unread, sd_s = unread;
  read_mean(object, mean_s);
  read_sd(object, sd_s);
  if (!above_zero(object, mean_s, "mean") || !above_zero(object, sd_s, "sd")) return;
  if (sd_s < 0.01 * mean_s || sd_s > 5 * mean_s)
    return object.value().wrong("out-of-range", {"\"sd\" 为均值的 0.01 到 5 倍", "\"sd\" of 0.01 to 5 times the mean"});
  out = gamma_from_moments(mean_s, sd_s);
}

void read_gamma_by_shape(Object& object, Law& out) {
  double mean_s = unread, shape = unread;
  read_mean(object, mean_s);
  object.leaf(law_field("shape", "形状参数", "shape", "2.5"),
              number(shape, GammaTable::least_shape, GammaTable::largest_shape));
  if (above_zero(object, mean_s, "mean") && !std::isnan(shape)) out = Gamma(mean_s, shape);
}

void read_erlang(Object& object, Law& out) {
  double mean_s = unread;
  int phases = 0;
  object.leaf(law_field("phases", "阶段数", "number of phases", "2"), whole(phases, 1, 10'000));
  read_mean(object, mean_s);
  if (above_zero(object, mean_s, "mean") && phases > 0) out = Gamma(mean_s, phases);
}

void read_weibull_by_p90(Object& object, Law& out) {
  double median_s = unread, p90_s = unread;
  object.leaf(law_field("median", "中位数", "median", "\"2 min\""), in_seconds_of(median_s));
  object.leaf(law_field("p90", "九成不超过", "90th percentile", "\"9 min\""), in_seconds_of(p90_s));
  if (!above_zero(object, median_s, "median") || !ordered(object, median_s, p90_s, "median", "p90")) return;
  if (p90_s < 1.01 * median_s)
    return object.value().wrong("out-of-range",
                                {"\"p90\" 至少为中位数的 1.01 倍", "\"p90\" of at least 1.01 times the median"});
  out = weibull_from_p90(median_s, p90_s);
}

void read_weibull_by_shape(Object& object, Law& out) {
  double mean_s = unread, shape = unread;
  read_mean(object, mean_s);
  object.leaf(law_field("shape", "形状参数", "shape", "0.8"), number(shape, 0.1, 100));
  if (above_zero(object, mean_s, "mean") && !std::isnan(shape)) out = weibull_from_mean(mean_s, shape);
}

void read_hyperexponential_by_cv(Object& object, Law& out) {
  double mean_s = unread, variation = unread;
  read_mean(object, mean_s);
  object.leaf(law_field("cv", "变异系数（标准差÷均值）", "coefficient of variation: sd / mean", "1.8"),
              number(variation, 1, 100));
  if (above_zero(object, mean_s, "mean") && !std::isnan(variation))
    out = hyperexponential_from_variation(mean_s, variation);
}

void read_hyperexponential_by_phases(Object& object, Law& out) {
  std::vector<Hyperexponential::Phase> phases;
  bool right = true;
  object.leaf(law_field("phases", "各阶段及其权重", "phases and their weights",
                        "[{\"weight\": 0.7, \"mean\": \"1 min\"}, {\"weight\": 0.3, \"mean\": \"8 min\"}]"),
              [&](Value& value) {
                read_list(value, [&](Value& item) {
                  read_object(item, [&](Object& phase) {
                    double weight = unread, mean_s = unread;
                    phase.leaf(law_field("weight", "权重", "weight", "0.7"), number_above(weight, 0));
                    read_mean(phase, mean_s);
                    right = above_zero(phase, mean_s, "mean") && !std::isnan(weight) && right;
                    phases.push_back({weight, mean_s});
                  });
                });
                if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                  value.wrong("empty-list", {"至少一个阶段", "at least one phase"});
              });
  if (right && !phases.empty() && !object.describing()) out = Hyperexponential(std::move(phases));
}

}  // namespace

void add_named_laws(std::vector<Shape>& shapes, Law& out) {
  const auto by = [&out](void (*read)(Object&, Law&)) { return [read, &out](Object& object) { read(object, out); }; };
  add(shapes,
      law_field("lognormal", "对数正态", "lognormal, by mean and standard deviation",
                "{\"mean\": \"5 min\", \"sd\": \"2 min\"}"),
      {}, {{{"mean", "sd"}, [&out](Object& object) {
              double mean_s = unread, sd_s = unread;
              read_mean(object, mean_s);
              read_sd(object, sd_s);
              if (above_zero(object, mean_s, "mean") && !std::isnan(sd_s)) out = lognormal_from_moments(mean_s, sd_s);
            }}});
  add(shapes,
      law_field("gamma", "伽马分布", "gamma, by mean and standard deviation or shape",
                "{\"mean\": \"5 min\", \"sd\": \"2 min\"}"),
      {"{\"mean\": …, \"sd\": …} 或 {\"mean\": …, \"shape\": …}",
       "{\"mean\": …, \"sd\": …} or {\"mean\": …, \"shape\": …}"},
      {{{"mean", "sd"}, by(read_gamma_by_sd)}, {{"mean", "shape"}, by(read_gamma_by_shape)}});
  add(shapes,
      law_field("erlang", "爱尔朗分布（若干个相同的指数阶段相加）", "Erlang: equal exponential phases in series",
                "{\"phases\": 2, \"mean\": \"3 min\"}"),
      {}, {{{"phases", "mean"}, by(read_erlang)}});
  add(shapes,
      law_field("weibull", "威布尔分布", "Weibull, by median and 90th percentile or mean and shape",
                "{\"median\": \"2 min\", \"p90\": \"9 min\"}"),
      {"{\"median\": …, \"p90\": …} 或 {\"mean\": …, \"shape\": …}",
       "{\"median\": …, \"p90\": …} or {\"mean\": …, \"shape\": …}"},
      {{{"median", "p90"}, by(read_weibull_by_p90)}, {{"mean", "shape"}, by(read_weibull_by_shape)}});
  add(shapes,
      law_field("hyperexponential", "超指数分布（几类混合，各为指数）",
                "hyperexponential: a mixture of exponential phases, by mean and coefficient of variation or by phases",
                "{\"mean\": \"3 min\", \"cv\": 1.8}"),
      {"{\"mean\": …, \"cv\": …} 或 {\"phases\": […]}", "{\"mean\": …, \"cv\": …} or {\"phases\": […]}"},
      {{{"mean", "cv"}, by(read_hyperexponential_by_cv)}, {{"phases"}, by(read_hyperexponential_by_phases)}});
}

}  // namespace tuiyan::input
