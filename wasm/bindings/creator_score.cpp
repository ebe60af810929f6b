#include <emscripten/bind.h>

#include "conversions.h"

/// One creator: the engagement score, and the tier of a follower count. Free functions only, here as in every file of this
/// folder that registers some; nothing throws.

namespace tierwise::bindings {
namespace {

Reply scoreCreatorFlat(const CreatorSettings& settings, const emscripten::val& post_rows,
                       const emscripten::val& inputs) {
  ScoreRequest request;
  std::vector<Post> posts;
  Problem problem = readCreator(settings, numbersOf(inputs), request);
  if (problem.ok()) problem = readPosts(numbersOf(post_rows), posts);
  request.posts = posts;
  if (problem.ok()) problem = validateScore(request);
  return problem.ok() ? success(flatten(scoreCreator(request))) : failure(problem);
}

Reply classifyFollowersFlat(double followers, double scheme_index, const emscripten::val& custom_lower_bounds) {
  int choice = 0;
  const std::vector<double> custom = numbersOf(custom_lower_bounds);
  Problem problem = readChoice(scheme_index, kSchemeCount, Field::scheme, choice);
  const auto scheme = static_cast<Scheme>(choice);
  if (problem.ok()) problem = validateScheme(scheme, custom);
  if (problem.ok() && !(followers >= 0.0)) problem = {Code::below_minimum, Field::followers, 0};
  if (problem.ok() && followers > kFollowersMax) problem = {Code::above_maximum, Field::followers, 0};
  return problem.ok() ? success(flatten(classify(followers, scheme, custom))) : failure(problem);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_creator) {
  emscripten::value_object<CreatorSettings>("CreatorSettings")
      .field("format", &CreatorSettings::format)
      .field("followers", &CreatorSettings::followers)
      .field("basis", &CreatorSettings::basis)
      .field("totals_given", &CreatorSettings::totals_given)
      .field("total_interactions", &CreatorSettings::total_interactions)
      .field("total_exposure", &CreatorSettings::total_exposure)
      .field("total_posts", &CreatorSettings::total_posts);
  emscripten::function("scoreCreator", &scoreCreatorFlat);
  emscripten::function("classifyFollowers", &classifyFollowersFlat);
}

}  // namespace tierwise::bindings
