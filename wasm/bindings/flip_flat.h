#pragma once

#include "conversions.h"

/// Flip points over flat numbers; bindings.cpp registers these.

namespace tierwise::bindings {

/// Every lever of the request: lever, index, use.
Reply flipLeversFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                     const emscripten::val& options);

/// One lever's turns: draws, present, low, high, amount, then per contest the present verdict and leader, then per
/// contest the turn below and the turn above as found, value, inside, verdict, leader.
Reply flipPointFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                    const emscripten::val& options, double lever, double index);

/// The range low, median, high of an input with another median.
Reply movedRangeFlat(double input, double low, double median, double high, double to);

}  // namespace tierwise::bindings
