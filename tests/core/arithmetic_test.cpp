// The build promises plain IEEE arithmetic: the same bits from every compiler.
#include <cfloat>
#include <limits>

#include <catch2/catch_test_macros.hpp>

namespace {

// volatile keeps the compiler from doing the sum itself, with arithmetic of its own.
volatile double third = 1.0 / 3.0;
volatile double three = 3.0;

}  // namespace

TEST_CASE("doubles are evaluated as doubles, not wider") { STATIC_CHECK(FLT_EVAL_METHOD == 0); }

TEST_CASE("a product is rounded before it is added, so no fused multiply-add is used") {
  const double x = third;
  const double y = three;
  CHECK(x * y - 1.0 == 0.0);
}

TEST_CASE("infinity and not-a-number keep their meaning, so no fast-math is used") {
  volatile double zero = 0.0;
  const double nan = zero / zero;
  CHECK_FALSE(nan == nan);
  CHECK(1.0 / zero == std::numeric_limits<double>::infinity());
  CHECK(std::numeric_limits<double>::infinity() - 1.0 == std::numeric_limits<double>::infinity());
}
