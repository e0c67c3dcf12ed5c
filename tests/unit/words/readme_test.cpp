// README's glossary is the program's own: one list for code, JSON and reports.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "words/glossary.hpp"

TEST_CASE("README carries the glossary word for word, in both languages") {
  std::ifstream in(TUIYAN_SOURCE_DIR "/README.md");
  std::stringstream text;
  text << in.rdbuf();
  CHECK(text.str().find(tuiyan::words::glossary_markdown(true)) != std::string::npos);
  CHECK(text.str().find(tuiyan::words::glossary_markdown(false)) != std::string::npos);
}
