// What customers complain of, and how.
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {

void read_complaints(Object& object, Complaining& complaints) {
  const auto probability = [&](std::string_view key, std::string_view zh, std::string_view en, double& out) {
    object.leaf({.key = key,
                 .zh = zh,
                 .en = en,
                 .example = "0.03",
                 .otherwise = "0",
                 .basis = "假定：不投诉 / assumed: no complaints"},
                share(out));
  };
  probability("never_through", "始终未打通者投诉的概率", "probability that somebody who never got through complains",
              complaints.never_through);
  probability("long_wait", "等待过久才接通者投诉的概率",
              "probability that somebody who was answered only after a long wait complains", complaints.long_wait);
  object.leaf({.key = "long_wait_over",
               .zh = "等待超过多久算过久",
               .en = "a wait longer than this is a long one",
               .example = "\"5 min\"",
               .otherwise = "\"5 min\"",
               .basis = "假定：五分钟 / assumed: five minutes"},
              duration(complaints.long_wait_over));
  probability("broken_promise", "按预计时间等到最后仍未恢复者投诉的概率",
              "probability that somebody complains whom a promised time kept from calling and that passed in vain",
              complaints.broken_promise);
  object.leaf({.key = "after",
               .zh = "多久后投诉",
               .en = "how long after that the complaint comes",
               .example = "{\"mean\": \"1 h\"}",
               .otherwise = "{\"mean\": \"1 h\"}",
               .basis = "假定 / assumed"},
              law(complaints.after));
  object.leaf({.key = "called_back",
               .zh = "其间被回访到而不再投诉的份额",
               .en = "share of those reached by a call-back meanwhile who then do not complain",
               .example = "0.8",
               .otherwise = "0",
               .basis = "假定：回访不影响投诉 / assumed: a call-back changes nothing"},
              share(complaints.called_back));
  object.leaf({.key = "by",
               .zh = "投诉来电的来话类别，其首次来电也都算投诉；不写则只计数、不占座席",
               .en = "the call class by which they complain, all of whose first calls are complaints; not written: "
                     "they are counted and take no agent",
               .example = "\"complaint\"",
               .optional = true},
              reference(complaints.by));
}

}  // namespace tuiyan::input
