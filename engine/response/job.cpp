// Jobs, timers and entries: how the machine speaks to the world and to the log.
#include "response/binding.hpp"
#include "response/machine.hpp"

namespace tuiyan::response {

JobId Machine::new_job(Job job) {
  jobs_.emplace(++last_job_, job);
  return last_job_;
}

std::optional<Job> Machine::close_job(JobId job) {
  const auto at = jobs_.find(job);
  // An answer that crossed with StopWork or a cancelled timer: nobody waits for it any more.
  if (at == jobs_.end()) return std::nullopt;
  const Job found = at->second;
  jobs_.erase(at);
  return found;
}

JobId Machine::set_timer(JobKind kind, std::uint32_t number, Time at) {
  const JobId job = new_job({kind, number, 0});
  commands_.push_back(SetTimer{job, at});
  return job;
}

void Machine::cancel_timer(JobId& job) {
  if (job != 0 && close_job(job)) commands_.push_back(SetTimer{job, never});
  job = 0;
}

JobId Machine::do_work(JobKind kind, std::uint32_t number, Index<Person> who, const Law& law, Key key, EntryId cause,
                       double times) {
  const JobId job = new_job({kind, number, cause});
  commands_.push_back(DoWork{job, who, Wait{Domain::people, law, key, times}});
  return job;
}

void Machine::stop_work(JobId& job, Index<Person> who) {
  if (job != 0 && close_job(job)) commands_.push_back(StopWork{job, who});
  job = 0;
}

EntryId Machine::append(Entry entry, std::vector<EntryId> causes) {
  Binding binding = binding_of(log_, std::move(causes));
  entry.at = now_;
  entry.cause = binding.cause;
  entry.others = std::move(binding.others);
  return log_.append(std::move(entry));
}

EntryId Machine::append_step(Kind kind, const Run& run, std::vector<EntryId> causes, std::int32_t code) {
  Entry entry;
  entry.kind = kind;
  entry.about = about(run.person);
  entry.object = step_of(run).object;
  entry.step = run.step;
  entry.instance = run.instance;
  entry.code = code;
  return append(std::move(entry), std::move(causes));
}

std::uint64_t Machine::next_nth(const Run& run) {
  const Step& step = step_of(run);
  return ++deeds_[{run.person.value, step.verb, step.object}];
}

}  // namespace tuiyan::response
