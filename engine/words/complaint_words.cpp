// What can go wrong outside documents. (The words of the command line stand in cli/.)
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word complaints[] = {
    {"tool_missing", "未找到程序 {tool}，请安装软件包 {package}",
     "program {tool} was not found: install the package {package}"},
    {"tool_failed", "程序 {tool} 未能完成：{reason}", "program {tool} failed: {reason}"},
    {"nothing_uncertain", "给了 --uncertain，但这些文档里没有写明可能范围（uncertain）的数字，写法见 README",
     "--uncertain was given, but no figure of these documents has a range (uncertain); see README for how to write "
     "one"},
    {"all_died", "情景 {scenario}：{n} 次推演全都中途死去，没有结果：{list}。单独推演一次，看它停在哪里：{commands}",
     "{scenario}: of {n} drills none came to its end, there is no result: {list}. To see where one stops:{commands}"},
    {"cannot_write", "无法写入 {path}：{reason}", "cannot write {path}: {reason}"},
};
}  // namespace

std::span<const Word> complaint_words() { return complaints; }

}  // namespace tuiyan::words
