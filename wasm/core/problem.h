#pragma once

#include "schema.h"

namespace tierwise {

/// What is wrong with a request, as data: a code, the field at fault, and which one of several.
/// The core never throws, prints or aborts; the words for a code live with the page.
struct Problem {
  Code code = Code::ok;
  Field field = Field::none;
  /// Position inside the field: the Input for `input`, the Format for `package`, the position in the
  /// request for `option` and `post`; 0 elsewhere.
  int index = 0;

  [[nodiscard]] constexpr bool ok() const noexcept { return code == Code::ok; }
};

}  // namespace tierwise
