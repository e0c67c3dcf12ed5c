// Holds the house: a folder of engine/ includes only what engine/CMakeLists.txt lets it reach, and
// outside libraries stay in the rooms they belong to.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Rooms = std::map<std::string, std::set<std::string>>;

std::string slurp(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Reads `tuiyan_room(name neighbour ...)` lines: the rooms with the neighbours they name.
Rooms declared_rooms() {
  Rooms rooms;
  const std::string text = slurp(fs::path(TUIYAN_SOURCE_DIR) / "engine/CMakeLists.txt");
  const std::regex line(R"(\ntuiyan_room\(([a-z_]+)([^)]*)\))");
  for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
    std::set<std::string> neighbours;
    std::stringstream words((*it)[2]);
    for (std::string word; words >> word;) neighbours.insert(word);
    rooms[(*it)[1]] = neighbours;
  }
  return rooms;
}

void reach(const Rooms& rooms, const std::string& room, std::set<std::string>& reached) {
  for (const std::string& neighbour : rooms.at(room))
    if (rooms.count(neighbour) && reached.insert(neighbour).second) reach(rooms, neighbour, reached);
}

// Every include that breaks the rules, as "file: include".
std::vector<std::string> trespasses(const Rooms& rooms, const std::string& room, const std::string& file,
                                    const std::string& text) {
  static const std::map<std::string, std::set<std::string>> outside{{"simgrid/", {"world"}},
                                                                    {"nlohmann/", {"json", "input"}},
                                                                    {"CLI/", {"cli"}},
                                                                    {"kainjow/", {"report"}},
                                                                    {"csv.h", {"exchange"}},
                                                                    {"SQLiteCpp/", {"archive"}},
                                                                    {"sqlite3.h", {"archive"}},
                                                                    {"nettle/", {"archive"}},
                                                                    {"zstd.h", {"archive"}},
                                                                    {"zip.h", {"archive"}}};
  std::set<std::string> allowed{room};
  reach(rooms, room, allowed);
  std::vector<std::string> found;
  const std::regex include(R"re(#include\s+["<]([^">]+)[">])re");
  for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
    const std::string target = (*it)[1];
    const std::string folder = target.substr(0, target.find('/'));
    if (rooms.count(folder) && !allowed.count(folder)) found.push_back(file + ": " + target);
    for (const auto& [prefix, homes] : outside)
      if (target.rfind(prefix, 0) == 0 && !homes.count(room)) found.push_back(file + ": " + target);
  }
  return found;
}

}  // namespace

TEST_CASE("rooms include only what stands to their right") {
  const Rooms rooms = declared_rooms();
  REQUIRE(rooms.count("world") == 1);
  REQUIRE(rooms.at("base").count("model") == 0);
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(TUIYAN_SOURCE_DIR) / "engine")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const std::string room = fs::relative(entry.path(), fs::path(TUIYAN_SOURCE_DIR) / "engine").begin()->string();
    INFO(entry.path().string());
    REQUIRE_MESSAGE(rooms.count(room) == 1, "folder is not declared in engine/CMakeLists.txt");
    ++files;
    for (const std::string& trespass : trespasses(rooms, room, entry.path().filename().string(), slurp(entry.path())))
      FAIL_CHECK(trespass);
  }
  CHECK(files > 50);
}

TEST_CASE("the rule itself finds a trespass") {
  const Rooms rooms = declared_rooms();
  CHECK(trespasses(rooms, "traffic", "x.cpp", "#include \"response/flow.hpp\"\n").size() == 1);
  CHECK(trespasses(rooms, "drill", "x.cpp", "#include <simgrid/s4u.hpp>\n").size() == 1);
  CHECK(trespasses(rooms, "drill", "x.cpp", "#include \"response/flow.hpp\"\n#include <vector>\n").empty());
}

TEST_CASE("file names are unique in the engine") {
  std::map<std::string, std::string> seen;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(TUIYAN_SOURCE_DIR) / "engine")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const auto [at, fresh] = seen.emplace(entry.path().filename().string(), entry.path().string());
    CHECK_MESSAGE(fresh, at->second, " and ", entry.path().string());
  }
}
