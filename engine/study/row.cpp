#include "study/row.hpp"

#include <algorithm>
#include <cstring>

#include "base/check.hpp"
#include "score/attainment.hpp"
#include "score/service_curve.hpp"
#include "study/share_band.hpp"

namespace tuiyan::study {
namespace {

void put_shares(const Log& log, const Layout& layout, std::vector<std::uint8_t>& out) {
  for (const Subject subject : layout.services) {
    const score::Curve curve = score::share_curve(log, subject);
    std::size_t next = 0;
    double share = curve.front().share;
    for (const Time at : layout.grid) {
      while (next < curve.size() && curve[next].at <= at) share = curve[next++].share;
      out.push_back(share_step(share));
    }
  }
}

template <class T>
void put(std::string& bytes, const T& value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  T take() {
    T value{};
    copy(&value, sizeof value);
    return value;
  }
  void copy(void* to, std::size_t size) {
    TUIYAN_CHECK(bytes_.size() - at_ >= size);
    if (size > 0) std::memcpy(to, bytes_.data() + at_, size);
    at_ += size;
  }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Few cells of a waterfall are filled: those travel alone.
struct FilledCell {
  std::int64_t us = 0;
  std::uint64_t cell = 0;
};

constexpr std::uint8_t flag_applicable = 1, flag_censored = 2, flag_met = 4;

void put_outcome(std::string& bytes, const TargetOutcome& one) {
  put(bytes, static_cast<std::uint8_t>((one.applicable ? flag_applicable : 0) | (one.censored ? flag_censored : 0) |
                                       (one.met ? flag_met : 0)));
  put(bytes, one.value);
}

TargetOutcome take_outcome(Reader& reader) {
  const auto flags = reader.take<std::uint8_t>();
  return {(flags & flag_applicable) != 0, (flags & flag_censored) != 0, (flags & flag_met) != 0, reader.take<double>()};
}

}  // namespace

Row row_of(const Log& log, const Layout& layout) {
  const score::Scorecard card = score::score(log);
  Row row;
  row.grade = card.grade;
  row.graded = card.graded;
  row.aborted = card.aborted;
  row.attainment = card.weighted_attainment;
  TUIYAN_CHECK(card.results.size() == layout.judged.size());
  for (std::size_t i = 0; i < card.results.size(); ++i) {
    const score::Reading& reading = card.results[i].reading;
    row.targets.push_back(
        {reading.applicable, reading.censored, score::is_met(layout.judged[i], reading), reading.value});
  }
  for (const Expectation& one : layout.documents->scenario.expect) {
    const score::Reading reading = score::read(log, one.figure);
    row.expected.push_back({reading.applicable, reading.censored, false, reading.value});
  }
  row.waterfalls.assign(layout.ways.size() * layout.cells(), 0);
  for (std::size_t way = 0; way < layout.ways.size(); ++way)
    for (const score::Piece& piece : score::waterfall(log, card.results[layout.ways[way].value].reading))
      row.waterfalls[way * layout.cells() + layout.clause_row(piece.clause) * delay_kinds +
                     static_cast<std::size_t>(piece.delay)] += (piece.to - piece.from).us;
  row.shares.reserve(layout.services.size() * layout.grid.size());
  put_shares(log, layout, row.shares);
  return row;
}

std::string to_bytes(const Row& row) {
  std::string bytes;
  bytes.reserve(1024 + (row.targets.size() + row.expected.size()) * 9 + row.shares.size());
  put(bytes, static_cast<std::uint8_t>(row.grade));
  put(bytes, static_cast<std::uint8_t>(row.graded ? 1 : 0));
  put(bytes, static_cast<std::uint8_t>(row.aborted ? 1 : 0));
  put(bytes, row.attainment);
  for (const TargetOutcome& one : row.targets) put_outcome(bytes, one);
  for (const TargetOutcome& one : row.expected) put_outcome(bytes, one);
  const std::int64_t filled =
      std::count_if(row.waterfalls.begin(), row.waterfalls.end(), [](std::int64_t us) { return us != 0; });
  put(bytes, static_cast<std::uint32_t>(filled));
  for (std::size_t cell = 0; cell < row.waterfalls.size(); ++cell)
    if (row.waterfalls[cell] != 0) put(bytes, FilledCell{row.waterfalls[cell], cell});
  bytes.append(reinterpret_cast<const char*>(row.shares.data()), row.shares.size());
  return bytes;
}

Row from_bytes(std::string_view bytes, const Layout& layout) {
  Reader reader(bytes);
  Row row;
  row.grade = static_cast<score::Grade>(reader.take<std::uint8_t>());
  row.graded = reader.take<std::uint8_t>() != 0;
  row.aborted = reader.take<std::uint8_t>() != 0;
  row.attainment = reader.take<double>();
  for (std::size_t i = 0; i < layout.judged.size(); ++i) row.targets.push_back(take_outcome(reader));
  for (std::size_t i = 0; i < layout.documents->scenario.expect.size(); ++i)
    row.expected.push_back(take_outcome(reader));
  row.waterfalls.resize(layout.ways.size() * layout.cells());
  for (auto left = reader.take<std::uint32_t>(); left > 0; --left) {
    const auto one = reader.take<FilledCell>();
    row.waterfalls.at(one.cell) = one.us;
  }
  row.shares.resize(layout.services.size() * layout.grid.size());
  reader.copy(row.shares.data(), row.shares.size());
  TUIYAN_CHECK(reader.at_end());
  return row;
}

}  // namespace tuiyan::study
