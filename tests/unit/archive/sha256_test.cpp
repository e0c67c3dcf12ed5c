// Digests against the examples of the standard; texts packed and back.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "archive/pack.hpp"
#include "archive/sha256.hpp"

using namespace tuiyan;

TEST_CASE("SHA-256: the examples of FIPS 180") {
  CHECK(archive::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(archive::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(archive::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(archive::sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("what is a digest, and what is not") {
  CHECK(archive::is_sha256(archive::sha256("x")));
  CHECK_FALSE(archive::is_sha256(archive::sha256("x").substr(1)));
  CHECK_FALSE(archive::is_sha256("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
  CHECK_FALSE(archive::is_sha256("../../../../../../../../../../../../../../../../../../etc/passwd"));
}

TEST_CASE("packed and back: the same bytes, and nothing when they are not") {
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    const std::string small = archive::packed(bytes);
    RC_ASSERT(archive::unpacked(small, bytes.size()) == bytes);
    RC_ASSERT(!archive::unpacked(small, bytes.size() + 1));
    if (!small.empty()) RC_ASSERT(!archive::unpacked(small.substr(0, small.size() - 1), bytes.size()));
  }));
  CHECK_FALSE(archive::unpacked("no frame of zstd", 16));
  CHECK_FALSE(archive::unpacked(archive::packed("x"), std::size_t{1} << 60));
  CHECK(archive::packed(std::string(100'000, 'x')).size() < 1000);
}
