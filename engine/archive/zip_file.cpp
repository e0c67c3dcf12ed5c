#include "archive/zip_file.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace tuiyan::archive {
namespace {

std::string words_of(zip_error_t* error) { return zip_error_strerror(error); }

// What libzip asks of an entry while it writes: the content is made when it is opened, and let go when it is closed.
struct Feed {
  const std::function<std::string()>* content = nullptr;
  std::optional<std::string> open;
  std::size_t at = 0;
};

zip_int64_t feed(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Feed& self = *static_cast<Feed*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      self.at = 0;
      try {
        self.open = (*self.content)();
      } catch (const std::exception&) {
        return -1;  // no exception may pass through libzip
      }
      return 0;
    case ZIP_SOURCE_READ: {
      const std::size_t n = std::min<std::size_t>(length, self.open->size() - self.at);
      std::memcpy(data, self.open->data() + self.at, n);
      self.at += n;
      return static_cast<zip_int64_t>(n);
    }
    case ZIP_SOURCE_CLOSE:
      self.open.reset();
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      return sizeof *stat;
    }
    case ZIP_SOURCE_ERROR:
      std::memset(data, 0, 2 * sizeof(int));
      return 2 * sizeof(int);
    case ZIP_SOURCE_FREE:
      return 0;
    default:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  }
}

// 1980-01-01 00:00, the first date that ZIP knows.
constexpr zip_uint16_t first_date = (1 << 5) | 1;

std::string all_of(zip_source_t* source) {
  if (zip_source_open(source) != 0) throw ZipFault(words_of(zip_source_error(source)));
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const zip_int64_t got = zip_source_read(source, buffer, sizeof buffer);
    if (got < 0) throw ZipFault(words_of(zip_source_error(source)));
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  zip_source_close(source);
  return bytes;
}

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

}  // namespace

void ZipWriter::add(std::string name, std::function<std::string()> content) {
  entries_.push_back({std::move(name), std::move(content)});
}

std::string ZipWriter::bytes() const {
  zip_error_t error;
  zip_error_init(&error);
  Source whole(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!whole) throw ZipFault(words_of(&error));
  zip_source_keep(whole.get());              // the ZIP takes one hold of it, this function keeps the other
  std::vector<Feed> feeds(entries_.size());  // outlive the ZIP, which lets them go
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip(zip_open_from_source(whole.get(), ZIP_TRUNCATE, &error),
                                                     &zip_discard);
  if (!zip) throw ZipFault(words_of(&error));
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    feeds[i].content = &entries_[i].content;
    zip_source_t* source = zip_source_function(zip.get(), &feed, &feeds[i]);
    if (source == nullptr) throw ZipFault(words_of(zip_get_error(zip.get())));
    const zip_int64_t index = zip_file_add(zip.get(), entries_[i].name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      throw ZipFault(words_of(zip_get_error(zip.get())));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip.get(), entry, 0, first_date, 0) != 0 ||
        zip_set_file_compression(zip.get(), entry, ZIP_CM_DEFLATE, 6) != 0)
      throw ZipFault(words_of(zip_get_error(zip.get())));
  }
  if (zip_close(zip.get()) != 0) throw ZipFault(words_of(zip_get_error(zip.get())));
  (void)zip.release();
  return all_of(whole.get());
}

ZipReader::ZipReader(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (!source) throw ZipFault(words_of(&error));
  zip_.reset(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!zip_) throw ZipFault(words_of(&error));
  (void)source.release();  // the ZIP has it now
  const zip_int64_t n = zip_get_num_entries(zip_.get(), 0);
  for (zip_int64_t i = 0; i < n; ++i) {
    const char* name = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    names_.emplace_back(name == nullptr ? "" : name);
  }
}

std::string ZipReader::content(std::size_t entry, std::size_t most) const {
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(zip_.get(), entry, 0), &zip_fclose);
  if (!file) throw ZipFault(words_of(zip_get_error(zip_.get())));
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer, sizeof buffer);
    if (got < 0) throw ZipFault(words_of(zip_file_get_error(file.get())));
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    // What the directory claims of its size is not asked: a small file may unfold without end.
    if (bytes.size() > most) throw ZipFault("an entry is too large");
  }
}

}  // namespace tuiyan::archive
