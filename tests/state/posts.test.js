// Pasted posts: every common shape is read, nothing is lost, faults say where they are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { LIMITS } from '../../build/generated/schema.js';
import { decodePosts, encodePosts } from '../../web/state/post_codes.js';
import { parsePosts, serialisePosts } from '../../web/state/posts.js';
import { createRandom } from './random.js';
import { randomPost } from './states.js';

/** @type {[string, string, object[]][]} */
const shapes = [
  ['one number per line is interactions', '100\n200\n1.2k', [{ likes: 100 }, { likes: 200 }, { likes: 1200 }]],
  ['a grouped number per line is one number', '1,234\n12,345', [{ likes: 1234 }, { likes: 12345 }]],
  ['two columns are likes and comments', '10,2\n30,4', [{ likes: 10, comments: 2 }, { likes: 30, comments: 4 }]],
  ['a spreadsheet paste is read', 'Likes\tComments\n1,234\t56\n2,000\t7', [{ likes: 1234, comments: 56 }, { likes: 2000, comments: 7 }]],
  ['semicolons and German groups', 'Likes;Reach\n1.000;20.000', [{ likes: 1000, exposure: 20000 }]],
  ['quoted cells with commas', 'likes,comments\n"1,234","5"', [{ likes: 1234, comments: 5 }]],
  ['columns in any order', 'views,saves,likes\n9000,12,300', [{ likes: 300, saves: 12, exposure: 9000 }]],
  ['sponsored marks', 'likes,paid partnership\n1,yes\n2,no\n3,', [{ likes: 1, sponsored: true }, { likes: 2, sponsored: false }, { likes: 3 }]],
  ['empty lines are passed over', '\n10,1\n\n20,2\n\n', [{ likes: 10, comments: 1 }, { likes: 20, comments: 2 }]],
  ['Windows line ends', 'likes\r\n10\r\n20\r\n', [{ likes: 10 }, { likes: 20 }]],
  ['an empty cell is a missing value', 'likes,comments,saves\n10,,3', [{ likes: 10, saves: 3 }]],
  ['a spaced list', '1 234\n5 678', [{ likes: 1234 }, { likes: 5678 }]],
  ['no text, no posts', '  \n ', []],
];
for (const [rule, text, posts] of shapes) {
  test(rule, () => {
    const parsed = parsePosts(text);
    assert.deepEqual(parsed.faults, []);
    assert.deepEqual(parsed.posts, posts);
    assert.equal(parsed.text, text);
  });
}

test('dates and captions are named as ignored', () => {
  const parsed = parsePosts('date,likes,caption\n2024-05-01,10,"hello, world"');
  assert.deepEqual(parsed.posts, [{ likes: 10 }]);
  assert.deepEqual(parsed.ignored, ['date', 'caption']);
});

/** @type {[string, string, object[]][]} */
const faults = [
  ['a word where a number belongs', 'likes,comments\n10,2\n\n20,many', [{ row: 4, column: 2, code: 'not_a_number', raw: 'many' }]],
  ['a negative count', '10,-2', [{ row: 1, column: 2, code: 'below_minimum', raw: '-2' }]],
  ['half a like', '10.5,2', [{ row: 1, column: 1, code: 'not_an_integer', raw: '10.5' }]],
  ['a row without likes', 'likes,comments\n,5', [{ row: 2, column: 1, code: 'missing_likes', raw: '' }]],
  ['a header without likes', 'comments,shares\n1,2', [{ row: 1, column: 1, code: 'missing_likes', raw: 'comments,shares' }]],
  ['a mark that is neither yes nor no', 'likes,sponsored\n1,maybe', [{ row: 2, column: 2, code: 'not_yes_or_no', raw: 'maybe' }]],
  ['a column too many', '1,2,3,4,5,6', [{ row: 1, column: 6, code: 'not_a_number', raw: '6' }]],
];
for (const [rule, text, expected] of faults) {
  test(`${rule}: row and column are named, the text is kept`, () => {
    const parsed = parsePosts(text);
    assert.equal(parsed.ok, false);
    assert.deepEqual(parsed.faults, expected);
    assert.equal(parsed.text, text);
  });
}

test('good rows beside a bad one are still there', () => {
  assert.deepEqual(parsePosts('10,1\nx,2\n30,3').posts, [{ likes: 10, comments: 1 }, { likes: 30, comments: 3 }]);
});

test('more posts than the limit are refused at the first one too many', () => {
  const parsed = parsePosts(Array.from({ length: LIMITS.posts_max + 5 }, () => '7').join('\n'));
  assert.equal(parsed.posts.length, LIMITS.posts_max);
  assert.deepEqual(parsed.faults, [{ row: LIMITS.posts_max + 1, column: 1, code: 'too_many_posts', raw: '' }]);
});

test('the posts of a real account are read without a fault', () => {
  const text = readFileSync(new URL('../data/one-account-posts.csv', import.meta.url), 'utf8');
  const parsed = parsePosts(text);
  assert.deepEqual(parsed.faults, []);
  assert.equal(parsed.posts.length, text.trim().split('\n').length - 1);
});

test('2,000 random lists survive being written and read', () => {
  const random = createRandom(11);
  for (let run = 0; run < 2000; run += 1) {
    const posts = Array.from({ length: 1 + random.below(30) }, () => randomPost(random));
    assert.deepEqual(parsePosts(serialisePosts(posts)).posts, posts);
    assert.deepEqual(decodePosts(encodePosts(posts), LIMITS.posts_max), posts);
  }
});

test('a text of posts that says more than the limit is refused', () => {
  assert.equal(decodePosts(encodePosts([{ likes: 1 }, { likes: 2 }]), 1), null);
});
