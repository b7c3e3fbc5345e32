// Nobody's figure is ever added to another's, or averaged with it: shown of whatever this folder gives away.
import { readdir, readFile } from 'node:fs/promises';
import type { ClaimFact } from '@corridor/operation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as surface from './index.ts';
import { account, context, figure, numbersIn, says } from './testing/said.ts';
import type { Claim } from './types.ts';

const here = context();
const ours = account([7919, 8011, 8807], [6007, 6101, 6701]);

/** Everything that the folder exports and that is given claims, with claims given to it. */
const GIVEN_CLAIMS: {
  readonly [name in keyof typeof surface]?: (claims: readonly Claim[]) => unknown;
} = {
  ledgerOf: (claims) => surface.ledgerOf(claims, ours, here),
  ownArithmetic: (claims) => surface.ownArithmetic(claims, here),
  ownGrowth: (claims) => surface.ownGrowth(claims, here),
  statementsOf: (claims) =>
    surface.statementsOf(
      claims.map((claim) => ({ claim, question: surface.topicOf(claim, here) })),
    ),
  questionOf: (claims) => claims.map((claim) => surface.questionOf(claim, here)),
  topicOf: (claims) => claims.map((claim) => surface.topicOf(claim, here)),
  compare: (claims) =>
    claims.map((claim) => surface.compare(claim, figure({ measure: 'left' }, [7919, 8011, 8807]))),
  answersOf: (claims) =>
    claims.map((claim) => surface.answersOf(claim, surface.questionOf(claim, here), ours, here)),
  rangeOf: (claims) => claims.map(({ fact }) => surface.rangeOf(fact)),
  isBound: (claims) => claims.map(({ fact }) => surface.isBound(fact)),
  speakerOf: (claims) => claims.map((claim) => surface.speakerOf(claim)),
};
/** What is given no claim: the log's index, the evidence, a day, a figure of ours. */
const GIVEN_NONE: readonly (keyof typeof surface)[] = [
  'boundsOf',
  'claimContext',
  'claimsOf',
  'dayOf',
  'dayStartAt',
  'daysOf',
  'nextDay',
  'siteNamesOf',
];

test('every export is looked at here', () => {
  const looked = [...Object.keys(GIVEN_CLAIMS), ...GIVEN_NONE].sort();
  expect(looked).toEqual(Object.keys(surface).sort());
});

const speakers = ['Party A', 'Party B', 'Guarantor North', 'Radio Harbour'];
const aClaim = fc.record({
  speaker: fc.integer({ min: 0, max: speakers.length - 1 }),
  // Large primes apart: no sum of two is a figure that somebody said.
  value: fc.integer({ min: 1, max: 9_999 }),
  approx: fc.constantFrom(
    'exact',
    'about',
    'nearly',
    'more-than',
    'up-to',
  ) as fc.Arbitrary<'exact'>,
  measure: fc.constantFrom('evacuated', 'departed', 'arrived', 'killed') as fc.Arbitrary<'arrived'>,
  day: fc.integer({ min: 15, max: 20 }),
  cumulative: fc.boolean(),
  partOf: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
});
const toClaims = (
  drawn: readonly (typeof aClaim extends fc.Arbitrary<infer T> ? T : never)[],
  figureOf: (speaker: number, value: number) => number,
): readonly Claim[] =>
  drawn.map(({ speaker, value, approx, measure, day, cumulative, partOf }, i) => {
    const more: Partial<ClaimFact> = {
      approx,
      measure,
      cumulative,
      aboutFrom: `2016-12-${cumulative ? 15 : day}`,
      aboutTo: `2016-12-${day}`,
      saidOn: { date: `2016-12-${day}`, precision: 'day' },
      ...(partOf !== undefined && partOf !== i && { partOf: `claim/${partOf}` }),
    };
    return says(String(i), speakers[speaker] ?? '', figureOf(speaker, value), more);
  });

/** What of a result belongs to a claim: a number beside, inside or under it. */
const withoutSpeaker = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) {
    return value.filter((one) => !isOf(one, name)).map((one) => withoutSpeaker(one, name));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withoutSpeaker(part, name)]),
  );
};
const isOf = (value: unknown, name: string): boolean => {
  const parts = value as { claim?: Claim; whole?: Claim; after?: Claim; fact?: ClaimFact } | null;
  if (parts === null || typeof parts !== 'object') return false;
  return [parts.claim?.fact, parts.whole?.fact, parts.after?.fact, parts.fact].some(
    (fact) => fact?.speaker === name,
  );
};

test('law: what one speaker says changes no number of what is shown of another', () => {
  const seed = 20161220;
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.array(aClaim, { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 0, max: speakers.length - 1 }),
      fc.integer({ min: 1, max: 100_000 }),
      (drawn, louder, more) => {
        const name = speakers[louder] ?? '';
        const before = toClaims(drawn, (_, value) => value);
        const after = toClaims(drawn, (one, value) => (one === louder ? value + more : value));
        // Which statement repeats which may change; its numbers may not. Rows given one by one are left out by place.
        const others = new Set(before.flatMap(({ fact }, i) => (fact.speaker === name ? [] : i)));
        for (const [key, of] of Object.entries(GIVEN_CLAIMS)) {
          const [a, b] = [of(before), of(after)].map((result) => {
            const own = Array.isArray(result) && result.length === drawn.length;
            const isByPlace = own && !['statementsOf', 'ownArithmetic', 'ownGrowth'].includes(key);
            const kept = isByPlace ? result.filter((_, i) => others.has(i)) : result;
            return numbersIn(withoutSpeaker(kept, name)).toSorted((x, y) => x - y);
          });
          expect([key, a]).toEqual([key, b]);
        }
      },
    ),
    { seed, numRuns: 500 },
  );
});

test('law: no sum and no mean of figures of several speakers is anywhere in what is given away', () => {
  const seed = 37_500;
  console.info('seed', seed);
  // Powers of three, times a prime: every sum of some of them, and every mean, tells which they were.
  const base = [1, 3, 9, 27].map((power) => power * 1_000_003);
  fc.assert(
    fc.property(fc.array(aClaim, { minLength: 2, maxLength: 8 }), (drawn) => {
      const firsts = new Map<number, (typeof drawn)[number]>();
      for (const one of drawn) if (!firsts.has(one.speaker)) firsts.set(one.speaker, one);
      const claims = toClaims([...firsts.values()], (speaker) => base[speaker] ?? 0).map(
        (claim) => ({
          ...claim,
          fact: { ...claim.fact, approx: 'exact' as const },
        }),
      );
      const values = [...firsts.keys()].map((speaker) => base[speaker] ?? 0);
      const forbidden = new Set<number>();
      for (let set = 1; set < 1 << values.length; set++) {
        const chosen = values.filter((_, i) => set & (1 << i));
        if (chosen.length < 2) continue;
        const sum = chosen.reduce((all, value) => all + value, 0);
        for (const bad of [sum, sum / chosen.length, Math.round(sum / chosen.length)]) {
          if (!values.includes(bad)) forbidden.add(bad);
        }
      }
      for (const of of Object.values(GIVEN_CLAIMS)) {
        for (const number of numbersIn(of(claims))) expect(forbidden.has(number)).toBe(false);
      }
    }),
    { seed, numRuns: 500 },
  );
});

test('nothing here adds but the arithmetic of one speaker, the calendar, and the next whole figure of one claim', async () => {
  const folder = new URL('.', import.meta.url);
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const adds: string[] = [];
  for (const name of files) {
    const text = await readFile(new URL(name, folder), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    for (const line of code.split('\n')) {
      if (/\breduce\(|\+=|\+\+|[^+]\+[^+]|\bmean\b|\baverage/.test(line))
        adds.push(`${name}: ${line.trim()}`);
    }
  }
  const known = adds.filter((line) => !/^(arithmetic|days)\.ts: /.test(line));
  expect(known.sort()).toMatchInlineSnapshot(`
    [
      "context.ts: const day = [near + 1, near, near - 1].find((number) => dayStart(numberToDay(number)) <= ms);",
      "question.ts: until: toQuarter(untilOf(claim, context) - 1) + 1,",
      "range.ts: return { low: low + 1, high: null };",
      "range.ts: return { low: low - slackOf(low), high: high + slackOf(high) };",
      "statements.ts: ? String(quantity.value).replace(/\\D/g, '').replace(/0+$/, '').length",
    ]
  `);
});
