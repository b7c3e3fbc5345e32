import { describe, expect, test } from 'vitest';
import type { Duty } from '../cast/duty.ts';
import type { Phone } from '../cast/staff.ts';
import { createRandom } from '../random.ts';
import { rehearse } from '../rehearse.ts';
import { foldActs } from '../testing/fold-acts.ts';
import type { People } from '../types.ts';
import { drawFamilies, type ErrorFamilies, USUAL } from './families.ts';
import { mistyped } from './mistyped.ts';
import { streamDrafts } from './stream-drafts.ts';
import { countOf } from './tallying.ts';

const FLAWLESS: ErrorFamilies = {
  ...(Object.fromEntries(Object.keys(USUAL).map((name) => [name, 0])) as unknown as ErrorFamilies),
  dishonest: [],
};
const erring = (families: Partial<ErrorFamilies>) => ({
  errors: 1,
  families: { ...FLAWLESS, ...families },
});

describe('each operation errs in its own way', () => {
  const own = rehearse('S', 'one', { families: 'drawn' });

  test('the same for the same seed, another for another', () => {
    expect(rehearse('S', 'one', { families: 'drawn' }).truth.errors).toEqual(own.truth.errors);
    expect(rehearse('S', 'two', { families: 'drawn' }).truth.errors).not.toEqual(own.truth.errors);
    expect(rehearse('S', 'one').truth.errors).toEqual(USUAL);
  });

  test('what people do stays the same, only what is written of it differs', () => {
    const usual = rehearse('S', 'one');
    expect(own.truth.trips).toEqual(usual.truth.trips);
    expect(own.truth.left).toBe(usual.truth.left);
    expect([...own.acts].length).not.toBe([...usual.acts].length);
  });

  test('no record names a family of errors', () => {
    const written = [...own.acts].map((act) => JSON.stringify(act)).join('\n');
    for (const name of Object.keys(USUAL)) expect(written.includes(`"${name}":`), name).toBe(false);
  });

  test('people as usual lie within what is drawn', () => {
    const drawn = Array.from({ length: 2_000 }, (_, each) => drawFamilies(createRandom(`${each}`)));
    for (const [name, usual] of Object.entries(USUAL)) {
      if (typeof usual !== 'number') continue;
      const sizes = drawn.map((families) => families[name as keyof ErrorFamilies] as number);
      expect(Math.min(...sizes), name).toBeLessThan(usual + 0.001);
      expect(Math.max(...sizes), name).toBeGreaterThan(usual);
    }
    expect(new Set(drawn.map(({ dishonest }) => dishonest.length))).toEqual(new Set([0, 1, 2]));
  });

  test('however they err, every fact fits its kind and everybody writes within their role', () => {
    for (const [name, seeds] of [
      ['S', 12],
      ['M', 2],
    ] as const) {
      for (let seed = 0; seed < seeds; seed++) {
        const folded = foldActs(rehearse(name, `fits ${seed}`, { families: 'drawn' }));
        expect(folded.notUnderstood).toEqual([]);
        expect(folded.outsideRole).toEqual([]);
      }
    }
  });
});

describe('a bus of sixty-eight, four of them on laps', () => {
  const bus: People = { people: 68, children: 30, infants: 4, wounded: 0, lying: 0 };
  const phone = (habits: Partial<Phone['habits']>): Phone => ({
    key: 'phone-1',
    label: 'Gate phone 1',
    site: 'site/gate',
    post: 'post/gate-1',
    lane: null,
    clockError: 0,
    clockStartsAt: null,
    works: { from: 0, to: 1e9 },
    lostAt: null,
    offline: [],
    twice: [],
    habits: {
      hasty: false,
      clickerDrift: 0,
      rounds: false,
      forgetsLaps: 0,
      inflates: 0,
      ...habits,
    },
  });
  const counts = (habits: Partial<Phone['habits']>, families: Partial<ErrorFamilies>) =>
    Array.from({ length: 400 }, (_, each) =>
      countOf(createRandom(`count ${each}`), phone(habits), bus, erring(families)),
    );
  const oneByOne = (all: ReturnType<typeof counts>) =>
    all.filter(({ method }) => method === 'one-by-one');

  test('counted one by one by somebody who never errs: 68, laps asked', () => {
    for (const count of oneByOne(counts({}, {}))) {
      expect(count).toMatchObject({ people: 68, lapsAsked: true, laps: 4 });
    }
  });

  test('laps forgotten: 64, and asked about not, or in vain', () => {
    const silent = oneByOne(counts({ forgetsLaps: 1 }, {}));
    expect(silent.every(({ people, lapsAsked }) => people === 64 && !lapsAsked)).toBe(true);
    const inVain = oneByOne(counts({ forgetsLaps: 1 }, { lapsAskedInVain: 1 }));
    for (const count of inVain)
      expect(count).toMatchObject({ people: 64, lapsAsked: true, laps: 0 });
    const notTicked = oneByOne(counts({}, { lapsNotTicked: 1 }));
    for (const count of notTicked) expect(count).toMatchObject({ people: 68, lapsAsked: false });
  });

  test('in the dark: still sixty-eight in the middle, further off on either side', () => {
    const people = oneByOne(counts({}, { overDispersion: 0.02 })).map((count) => count.people);
    const mean = people.reduce((sum, each) => sum + each, 0) / people.length;
    expect(Math.abs(mean - 68)).toBeLessThan(0.5);
    expect(Math.min(...people)).toBeLessThan(66);
    expect(Math.max(...people)).toBeGreaterThan(70);
  });

  test('a glance that sees too few sees too few on average', () => {
    const seen = counts({ hasty: true }, { byEyeMean: -0.08, byEyeSpread: 0.05 }).filter(
      ({ method }) => method === 'by-eye',
    );
    const mean = seen.reduce((sum, { people }) => sum + people, 0) / seen.length;
    expect(mean).toBeGreaterThan(59);
    expect(mean).toBeLessThan(66);
  });

  test('round numbers are tens where tens are liked', () => {
    const round = counts({ rounds: true }, { roundsOften: 1, roundsToTens: 1 });
    expect(round.every(({ people }) => people % 10 === 0)).toBe(true);
  });

  test('a thumb types a nought more, or 86', () => {
    expect(mistyped(createRandom('thumb'), 68, { slipsSwapDigits: 0 })).toBe(680);
    expect(mistyped(createRandom('thumb'), 68, { slipsSwapDigits: 1 })).toBe(86);
    expect(mistyped(createRandom('thumb'), 7, { slipsSwapDigits: 1 })).toBe(70);
  });
});

describe('a lane of cars with two and with eight people', () => {
  const passing = Array.from({ length: 600 }, (_, place) => ({
    at: place * 1_000,
    kind: 'car' as const,
    people: place % 2 ? 8 : 2,
  }));
  const noted = (families: Partial<ErrorFamilies>) => {
    const phone = { key: 'phone-1', post: 'post/gate-1', works: { from: 0, to: 1e9 } } as Phone;
    const duty = {
      isWorking: () => true,
      postOf: () => ({}),
      watchOf: () => null,
    } as unknown as Duty;
    const watch = {
      lane: { id: 'stream/gate-1', site: 'site/gate' },
      passing,
      phones: [phone],
      from: 0,
      to: 600_000,
      spanMinutes: 5,
      everyNth: 5,
    };
    const drafts = [...streamDrafts(createRandom('lane'), watch, duty, erring(families))];
    const facts = drafts.flatMap(({ kind, fact }) =>
      kind === 'tallied@1' && typeof fact === 'function'
        ? fact({ when: (at) => at, line: () => '' })
        : [],
    ) as unknown as readonly {
      readonly cars: number;
      readonly sampled: readonly { readonly people: number }[];
      readonly notSeen?: readonly string[];
    }[];
    const sampled = facts.flatMap((fact) => fact.sampled.map(({ people }) => people));
    return {
      cars: facts.reduce((sum, { cars }) => sum + cars, 0),
      mean: sampled.reduce((sum, people) => sum + people, 0) / sampled.length,
      notSeen: facts.reduce((sum, { notSeen }) => sum + (notSeen?.length ?? 0), 0),
    };
  };

  test('everybody seen, every fifth looked into: 600 cars of five', () => {
    const { cars, mean } = noted({});
    expect(cars).toBe(600);
    expect(Math.abs(mean - 5)).toBeLessThan(0.6);
  });

  test('one in five overlooked: about 480 cars', () => {
    const { cars } = noted({ overlooked: 0.2 });
    expect(cars).toBeGreaterThan(430);
    expect(cars).toBeLessThan(530);
  });

  test('full ones passed over: two in a car; empty ones: eight', () => {
    expect(noted({ fullerLookedInto: -1 }).mean).toBe(2);
    expect(noted({ fullerLookedInto: 1 }).mean).toBe(8);
    expect(noted({ fullerLookedInto: -1 }).notSeen).toBe(0);
    expect(noted({ fullerLookedInto: -1, notSeenTold: 1 }).notSeen).toBeGreaterThan(30);
  });
});
