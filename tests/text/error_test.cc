#include "vanban/error.h"

#include <gtest/gtest.h>

namespace vanban {
namespace {

TEST(ErrorTest, FaultsAsText) {
  EXPECT_EQ((Fault{"a.toml", 3, 7, "unknown kind", "define it"}).ToString(), "a.toml:3:7: unknown kind (define it)");
  EXPECT_EQ((Fault{"a.toml", 3, 0, "unknown kind", ""}).ToString(), "a.toml:3: unknown kind");
  EXPECT_EQ((Fault{"a.toml", 0, 7, "not readable", ""}).ToString(), "a.toml: not readable");
  EXPECT_EQ((Fault{"", 0, 0, "no memory", ""}).ToString(), "no memory");
  const Error error({Fault{"a", 1, 0, "x", ""}, Fault{"b", 2, 0, "y", ""}});
  EXPECT_STREQ(error.what(), "a:1: x\nb:2: y");
  EXPECT_EQ(error.faults().size(), 2U);
}

}  // namespace
}  // namespace vanban
