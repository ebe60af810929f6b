#include <emscripten/bind.h>

#include "conversions.h"
#include "learning.h"

/// What past campaigns teach, as flat numbers. web/engine/learning.js writes the rows and reads the answer, in this
/// order.

namespace tierwise::bindings {
namespace {

/// Kind, format, exposures, clicks, tracked orders, total orders, engagements, followers, posts; -1: not known.
constexpr std::size_t kCampaignColumns = 9;

Problem readCampaign(const double* row, int position, Campaign& campaign) {
  int kind = 0;
  int format = 0;
  Problem problem = readChoice(row[0], kOptionKindCount, Field::campaign, kind);
  if (problem.ok()) problem = readChoice(row[1], kFormatCount, Field::campaign, format);
  campaign = {static_cast<OptionKind>(kind),
              static_cast<Format>(format),
              row[2],
              row[3],
              row[4],
              row[5],
              row[6],
              row[7],
              row[8]};
  return {problem.code, problem.field, position};
}

Reply learnFromCampaignsFlat(const emscripten::val& campaign_rows, const emscripten::val& inputs) {
  const std::vector<double> rows = numbersOf(campaign_rows);
  LearningRequest request;
  std::vector<Campaign> campaigns(rows.size() / kCampaignColumns);
  Problem problem = readAssumptions(numbersOf(inputs), request.assumptions);
  if (problem.ok() && rows.size() % kCampaignColumns != 0) problem = {Code::wrong_length, Field::campaign, 0};
  for (std::size_t i = 0; problem.ok() && i < campaigns.size(); ++i)
    problem = readCampaign(&rows[i * kCampaignColumns], static_cast<int>(i), campaigns[i]);
  request.campaigns = campaigns;
  if (problem.ok()) problem = validateLearning(request);
  if (!problem.ok()) return failure(problem);
  std::vector<double> out;
  for (const Learned& learned : learnFromCampaigns(request)) {
    out.insert(out.end(), {static_cast<double>(indexOf(learned.input)), static_cast<double>(learned.campaigns),
                           learned.own_rate, learned.prior_low95, learned.prior_high95, learned.own_weight,
                           learned.spread, learned.spread_estimated ? 1.0 : 0.0, learned.clash ? 1.0 : 0.0});
    for (const Range* range : {&learned.prior, &learned.updated, &learned.input_range})
      out.insert(out.end(), {range->low, range->median, range->high});
  }
  return success(out);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_learning) { emscripten::function("learnFromCampaigns", &learnFromCampaignsFlat); }

}  // namespace tierwise::bindings
