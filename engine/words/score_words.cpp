// Ratings and grades. (Names and definitions of metrics stand in model/metric.cpp.)
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word ratings[] = {
    {"performed", "P 顺利完成", "P performed"},
    {"some_challenges", "S 有些困难", "S some challenges"},
    {"major_challenges", "M 困难较大", "M major challenges"},
    {"unable", "U 未能完成", "U unable"},
    {"not_applicable", "不适用", "not applicable"},
    {"performed.rule", "达标，余量不小于 20 %，且该条款没有步骤超时",
     "met with at least 20 % in hand, and no step of its clause late"},
    {"some_challenges.rule", "达标", "met"},
    {"major_challenges.rule", "未达标，达成度大于 0", "missed, attainment above 0"},
    {"unable.rule", "达成度为 0，或到演练结束仍未发生", "attainment 0, or not there before the end"},
    {"not_applicable.rule", "本次没有适用的情形", "nothing in this drill that it applies to"},
};
constexpr Word grades[] = {
    {"excellent", "优", "excellent"},
    {"good", "良", "good"},
    {"fair", "中", "fair"},
    {"poor", "差", "poor"},
};
}  // namespace

std::span<const Word> rating_words() { return ratings; }
std::span<const Word> grade_words() { return grades; }

}  // namespace tuiyan::words
