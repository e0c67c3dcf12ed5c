#include "property/call_books.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace tuiyan::tests {
namespace {

enum class Where { away, inside, waiting, talking, after_call, listed, ringing };

struct Caller {
  Where where = Where::away;
  Time rang, since, taken;  // this attempt; this stay or talk, or the plan to redial; the agent was taken
  bool answered = false, about_to_redial = false;
  bool promised = false;  // is to be called back, or was
  int tries = 0;
};

class Clerk {
 public:
  explicit Clerk(const Log& log) : log_(log) { books_.classes.resize(log.documents->site.classes.size()); }

  Books run() {
    for (const CallRecord& record : log_.traffic.calls) enter(record);
    for (auto& [key, caller] : callers_) close(books_.classes[key.first], caller);
    return std::move(books_);
  }

 private:
  void enter(const CallRecord& record) {
    ClassBook& book = books_.classes[record.call_class.value];
    Caller& caller = callers_[{record.call_class.value, record.caller}];
    now_ = record.at;
    switch (record.step) {
      case CallStep::arrived:
        must(record, caller.where == Where::away);
        if (caller.about_to_redial) book.redialling_us += (now_ - caller.since).us;
        ++(record.attempt == 1 ? book.fresh : book.redials);
        caller = {Where::inside, now_, now_, now_};
        return;
      case CallStep::blocked:
        must(record, caller.where == Where::inside && caller.rang == now_);
        ++book.blocked;
        if (record.attempt == 1) ++book.blocked_fresh;
        caller.where = Where::away;
        return;
      case CallStep::dropped:
        must(record, caller.where == Where::inside);
        ++book.dropped;
        return hang_up(book, caller);
      case CallStep::self_served:
      case CallStep::hung_up:
        must(record, caller.where == Where::inside);
        ++(record.step == CallStep::self_served ? book.self_served : book.hung_up);
        return hang_up(book, caller);
      case CallStep::queued:
        must(record, caller.where == Where::inside);
        caller.where = Where::waiting;
        caller.since = now_;
        return;
      case CallStep::started:
        return start(record, book, caller);
      case CallStep::interrupted:
        if (caller.where == Where::ringing) {
          end_work(caller);
          --caller.tries;
          return list(caller);
        }
        caller.tries = 0;
        end_talk(record, book, caller);
        end_work(caller);
        if (caller.promised) return list(caller);
        ++book.requeued;
        caller.where = Where::inside;
        return;
      case CallStep::abandoned:
        must(record, caller.where == Where::waiting && record.waited_us == (now_ - caller.since).us);
        ++book.abandoned;
        return leave_queue(book, caller);
      case CallStep::cut:
        if (caller.where == Where::waiting) {
          ++book.cut_waiting;
          return leave_queue(book, caller);
        }
        end_talk(record, book, caller);
        end_work(caller);
        ++book.cut_talking;
        return hang_up(book, caller);
      case CallStep::ended:
        end_talk(record, book, caller);
        ++(caller.promised ? book.promises_kept : book.completed);
        if (!caller.promised) book.held_us += (now_ - caller.rang).us;
        caller.where = Where::after_call;
        return;
      case CallStep::freed:
        must(record, caller.where == Where::after_call || caller.where == Where::ringing);
        end_work(caller);
        if (caller.where == Where::ringing && caller.tries < log_.documents->site.calls.call_back.tries)
          return list(caller);
        caller.where = Where::away;
        return;
      case CallStep::redial_planned:
        must(record, caller.where == Where::away);
        caller.about_to_redial = true;
        caller.since = now_;
        return;
      case CallStep::averted:
        must(record, caller.where == Where::away);
        return;
      case CallStep::complained:
        return;
      case CallStep::balked:
        must(record, caller.where == Where::inside);
        ++book.balked;
        return hang_up(book, caller);
      case CallStep::promised:
        if (caller.where == Where::waiting)
          leave_queue(book, caller);
        else
          hang_up(book, caller);
        ++book.promised;
        caller.promised = true;
        return list(caller);
      case CallStep::called_back:
      case CallStep::unreached:
        must(record, caller.where == Where::listed);
        book.promises_us += (now_ - caller.since).us;
        caller.where = record.step == CallStep::unreached ? Where::ringing : Where::talking;
        caller.since = caller.taken = now_;
        ++caller.tries;
        return;
    }
  }

  void start(const CallRecord& record, ClassBook& book, Caller& caller) {
    if (caller.where == Where::waiting) {
      must(record, record.waited_us == (now_ - caller.since).us);
      book.waiting_us += record.waited_us;
    } else {
      must(record, caller.where == Where::inside && record.waited_us == 0);
    }
    ++book.started;
    if (!caller.answered) {
      ++book.answered;
      if (record.waited_us == 0) ++book.waited_at_most_0;
    }
    caller.answered = true;
    caller.where = Where::talking;
    caller.since = caller.taken = now_;
  }
  void list(Caller& caller) {
    caller.where = Where::listed;
    caller.since = now_;
  }
  void end_talk(const CallRecord& record, ClassBook& book, const Caller& caller) {
    must(record, caller.where == Where::talking);
    book.talking_us += (now_ - caller.since).us;
  }
  void end_work(const Caller& caller) { books_.busy_us += (now_ - caller.taken).us; }
  void leave_queue(ClassBook& book, Caller& caller) {
    book.waiting_us += (now_ - caller.since).us;
    if (caller.answered) ++book.lost_after_requeue;
    hang_up(book, caller);
  }
  void hang_up(ClassBook& book, Caller& caller) {
    book.held_us += (now_ - caller.rang).us;
    caller.where = Where::away;
  }

  // What is still going on when the drill ends.
  void close(ClassBook& book, const Caller& caller) {
    now_ = log_.end;
    if (caller.where == Where::away && caller.about_to_redial) book.redialling_us += (now_ - caller.since).us;
    const bool talks_on_a_line = caller.where == Where::talking && !caller.promised;
    if (caller.where == Where::inside || caller.where == Where::waiting || talks_on_a_line)
      book.held_us += (now_ - caller.rang).us;
    if (caller.where == Where::inside) ++book.in_ivr;
    if (caller.where == Where::waiting) {
      ++(caller.answered ? book.waiting_again : book.waiting);
      book.waiting_us += (now_ - caller.since).us;
    }
    if (caller.where == Where::listed) book.promises_us += (now_ - caller.since).us;
    if (caller.where == Where::talking) {
      if (!caller.promised) ++book.talking;
      book.talking_us += (now_ - caller.since).us;
    }
    if (caller.where == Where::talking || caller.where == Where::after_call || caller.where == Where::ringing)
      end_work(caller);
  }

  void must(const CallRecord& record, bool right) {
    if (right) return;
    books_.complaints.push_back(fmt::format("class {}, caller {}: step {} at {} us cannot follow the one before",
                                            record.call_class.value, record.caller, static_cast<int>(record.step),
                                            record.at.us));
  }

  const Log& log_;
  Books books_;
  Time now_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, Caller> callers_;
};

}  // namespace

Books books_of(const Log& log) { return Clerk(log).run(); }

}  // namespace tuiyan::tests
