#include "archive/statement.hpp"

namespace tuiyan::archive {
namespace {

// Fills the places of a statement one after the other.
class Binder {
 public:
  explicit Binder(SQLite::Statement& statement) : statement_(statement) {}
  Binder& operator<<(const std::string& text) { return statement_.bind(next_++, text), *this; }
  Binder& operator<<(std::int64_t n) { return statement_.bind(next_++, n), *this; }
  Binder& operator<<(const std::optional<std::int64_t>& n) {
    return n ? *this << *n : (statement_.bind(next_++), *this);
  }
  Binder& operator<<(double value) { return statement_.bind(next_++, value), *this; }
  Binder& operator<<(const std::optional<double>& value) {
    return value ? *this << *value : (statement_.bind(next_++), *this);
  }

 private:
  SQLite::Statement& statement_;
  int next_ = 1;
};

class Unbinder {
 public:
  Unbinder(SQLite::Statement& row, int first) : row_(row), next_(first) {}
  Unbinder& operator>>(std::string& text) { return text = row_.getColumn(next_++).getString(), *this; }
  Unbinder& operator>>(std::int64_t& n) { return n = row_.getColumn(next_++).getInt64(), *this; }
  // All 64 bits of a seed are kept as they are.
  Unbinder& operator>>(std::uint64_t& n) {
    return n = static_cast<std::uint64_t>(row_.getColumn(next_++).getInt64()), *this;
  }
  Unbinder& operator>>(double& value) { return value = row_.getColumn(next_++).getDouble(), *this; }
  Unbinder& operator>>(bool& value) { return value = row_.getColumn(next_++).getInt() != 0, *this; }
  Unbinder& operator>>(std::optional<std::int64_t>& n) {
    const SQLite::Column column = row_.getColumn(next_++);
    if (!column.isNull()) n = column.getInt64();
    return *this;
  }
  Unbinder& operator>>(std::optional<double>& value) {
    const SQLite::Column column = row_.getColumn(next_++);
    if (!column.isNull()) value = column.getDouble();
    return *this;
  }

 private:
  SQLite::Statement& row_;
  int next_;
};

std::int64_t bits(std::uint64_t n) { return static_cast<std::int64_t>(n); }

}  // namespace

void insert_record(SQLite::Database& database, const Record& record, const std::string& fingerprint,
                   std::optional<std::int64_t> imported_us, bool anonymous) {
  SQLite::Statement insert(
      database,
      "INSERT INTO record (fingerprint, kind, at_us, program, seed, replication, drills, plan, plan_version, plan_zh, "
      "plan_en, scenario, scenario_zh, scenario_en, scenarios, grade, attainment, met, counted, worse, settings, "
      "imported_us, anonymous, single_points, over_place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?)");
  Binder(insert) << fingerprint << std::string(name_of(record.kind)) << record.at_us << record.program
                 << bits(record.seed) << bits(record.replication) << bits(record.drills) << record.plan_id
                 << record.plan_version << record.plan_name.zh << record.plan_name.en << record.scenario_id
                 << record.scenario_name.zh << record.scenario_name.en << record.scenarios << record.grade
                 << record.attainment << record.met << record.counted << record.worse << record.settings << imported_us
                 << std::int64_t{anonymous} << record.single_points << record.over;
  insert.exec();
}

void insert_outcomes(SQLite::Database& database, std::int64_t id, const std::vector<Outcome>& outcomes) {
  SQLite::Statement insert(
      database,
      "INSERT INTO outcome (record, row, scenario, revision, setting, target, name_zh, name_en, clause, "
      "metric, upper, bound, applicable, met, value, open, probability, low, high) VALUES (?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::int64_t row = 0;
  for (const Outcome& one : outcomes) {
    std::optional<double> probability, low, high;
    if (one.probability) {
      probability = one.probability->value;
      low = one.probability->interval.low;
      high = one.probability->interval.high;
    }
    insert.reset();
    Binder(insert) << id << row++ << one.scenario << one.revision << one.setting << one.target << one.name.zh
                   << one.name.en << one.clause << one.metric << std::int64_t{one.upper} << one.limit << one.applicable
                   << one.met << one.value << std::int64_t{one.open} << probability << low << high;
    insert.exec();
  }
}

Filed record_of(SQLite::Statement& row) {
  Filed filed;
  Record& record = filed.record;
  std::string kind;
  Unbinder(row, 0) >> filed.id >> kind >> record.at_us >> record.program >> record.seed >> record.replication >>
      record.drills >> record.plan_id >> record.plan_version >> record.plan_name.zh >> record.plan_name.en >>
      record.scenario_id >> record.scenario_name.zh >> record.scenario_name.en >> record.scenarios >> record.grade >>
      record.attainment >> record.met >> record.counted >> record.worse >> record.settings >> filed.imported_us >>
      filed.anonymous >> record.single_points >> record.over;
  record.kind = kind_named(kind).value_or(RecordKind::run);
  return filed;
}

Outcome outcome_of(SQLite::Statement& row, int first) {
  Outcome one;
  std::optional<double> probability, low, high;
  Unbinder(row, first) >> one.scenario >> one.revision >> one.setting >> one.target >> one.name.zh >> one.name.en >>
      one.clause >> one.metric >> one.upper >> one.limit >> one.applicable >> one.met >> one.value >> one.open >>
      probability >> low >> high;
  if (probability)
    one.probability = result::Estimate{*probability, {low.value_or(*probability), high.value_or(*probability)}};
  return one;
}

}  // namespace tuiyan::archive
