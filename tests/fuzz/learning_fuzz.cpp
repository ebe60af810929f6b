// Any past campaigns are either refused or learned from, and what is learned keeps its promises.

#include <cmath>
#include <vector>

#include "bytes.h"
#include "engagement.h"
#include "learning.h"

using namespace tierwise;
using fuzz::Bytes;
using fuzz::require;

namespace {

constexpr int kMostCampaigns = 20;

/// At most `most`, or not known.
double countFrom(Bytes& bytes, double most) {
  if (bytes.flag()) return kNotKnown;
  return most > 0.0 ? bytes.within(0.0, most) : 0.0;
}

/// What clicks and orders are counted on, or the largest count there is.
double limitOf(double count) { return count == kNotKnown ? kCountMax : count; }

Campaign validCampaign(Bytes& bytes) {
  Campaign campaign;
  campaign.kind = static_cast<OptionKind>(bytes.below(2));
  campaign.format = static_cast<Format>(bytes.below(kFormatCount));
  campaign.exposures = countFrom(bytes, kCountMax);
  campaign.clicks = countFrom(bytes, limitOf(campaign.exposures));
  campaign.tracked_orders = countFrom(bytes, limitOf(campaign.clicks));
  if (campaign.tracked_orders != kNotKnown && bytes.flag())
    campaign.total_orders = std::max(campaign.tracked_orders, bytes.within(0.0, kCountMax));
  campaign.engagements = countFrom(bytes, kCountMax);
  campaign.followers = bytes.within(kFollowersMin, kFollowersMax);
  campaign.posts = bytes.within(1.0, kCountMax);
  return campaign;
}

void spoil(Bytes& bytes, Campaign& campaign) {
  campaign.kind = static_cast<OptionKind>(static_cast<int>(bytes.bits()));
  campaign.format = static_cast<Format>(static_cast<int>(bytes.bits()));
  for (double* count : {&campaign.exposures, &campaign.clicks, &campaign.tracked_orders, &campaign.total_orders,
                        &campaign.engagements, &campaign.followers, &campaign.posts})
    if (bytes.flag()) *count = bytes.wild();
}

void checkRange(const Range& range) {
  require(std::isfinite(range.low) && std::isfinite(range.high));
  require(range.low >= 0.0 && range.low <= range.median && range.median <= range.high);
}

void checkLearned(const Learned& learned, std::size_t campaigns) {
  require(learned.campaigns > 0 && static_cast<std::size_t>(learned.campaigns) <= campaigns);
  require(learned.own_rate >= 0.0 && std::isfinite(learned.own_rate));
  require(learned.own_weight >= 0.0 && learned.own_weight <= 1.0);
  require(learned.spread > 0.0 && std::isfinite(learned.spread));
  require(learned.prior_low95 <= learned.prior_high95);
  checkRange(learned.prior);
  checkRange(learned.updated);
  checkRange(learned.input_range);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const bool is_wild = bytes.byte() % 4 == 3;
  std::vector<Campaign> campaigns(static_cast<std::size_t>(bytes.below(kMostCampaigns + 1)));
  for (Campaign& campaign : campaigns) {
    campaign = validCampaign(bytes);
    if (is_wild && bytes.flag()) spoil(bytes, campaign);
  }
  const LearningRequest request{campaigns, fuzz::assumptionsFrom(bytes, bytes.below(40), false)};
  const bool is_accepted = validateLearning(request).ok();
  require(is_wild || is_accepted);
  if (!is_accepted) return 0;
  for (const Learned& learned : learnFromCampaigns(request)) checkLearned(learned, campaigns.size());
  return 0;
}
