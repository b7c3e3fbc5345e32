import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEvent } from '../types.ts';
import { type Cast, castMayWrite } from './cast.ts';
import { createChainIndex } from './chains.ts';
import { isDeviceFact } from './facts.ts';
import { foldStanding } from './fold.ts';
import { byRank } from './rank.ts';
import { arrivalOf, priorities, stories } from './story.ts';

const seed = Date.now() | 0;
console.info('seed', seed);
const runs = { numRuns: 2000, seed };

const viewOf = (
  cast: Cast,
  arrived: readonly LogEvent[],
  isHeard: (kind: string) => boolean = () => true,
) => {
  const chains = createChainIndex();
  for (const { id, device, seq } of arrived) {
    chains.add({ id, dev: device, seq, prev: cast.prevOf(id) });
  }
  return foldStanding(
    arrived.filter(({ kind, subject }) => isDeviceFact(kind, subject) && isHeard(kind)),
    { chains, mayWrite: castMayWrite, isFounder: (device) => device === 'founder' },
  );
};
const verdicts = (cast: Cast, arrived: readonly LogEvent[]) => {
  const view = viewOf(cast, arrived);
  return {
    lines: cast.lines.map((line) => `${line.id}: ${view.standingOf(line)} ${view.timeOf(line).at}`),
    devices: [...view.devices.values()],
    ineffective: view.ineffective,
    awaited: [...view.awaited].sort(),
    persons: ['founder', 'hub', 'leila', 'omar', 'phone', 'tablet', 'unknown'].map(view.personOf),
    keys: ['hub', 'leila', 'omar', 'phone', 'tablet'].map(view.keyOf),
  };
};

test('the same lines in any order give every line the same standing', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(stories, priorities, (cast, some) => {
      const expected = verdicts(cast, cast.lines);
      for (const each of expected.lines) {
        const standing = each.split(': ')[1]?.split(' ')[0] as string;
        seen.set(standing, (seen.get(standing) ?? 0) + 1);
      }
      expect(verdicts(cast, arrivalOf(cast, some))).toEqual(expected);
    }),
    runs,
  );
  // The stories reach every standing, often.
  for (const standing of [
    'stands',
    'forked',
    'after-revocation',
    'outside-role',
    'unknown-device',
  ]) {
    expect(seen.get(standing), standing).toBeGreaterThan(500);
  }
});

// 39409335: what a low-ranked phone wrote of having read made a coordinator seem to have read it too.
test.each([seed, 39_409_335])(
  'a device’s standing depends only on those who rank above it',
  (from) => {
    fc.assert(
      fc.property(stories, (cast) => {
        const view = viewOf(cast, cast.lines);
        for (const [device, { rank }] of view.devices) {
          const above = cast.lines.filter((line) => {
            const author = view.devices.get(line.device);
            return (
              line.device === device || (author !== undefined && byRank(author.rank, rank) < 0)
            );
          });
          const alone = viewOf(cast, above);
          for (const line of cast.lines.filter((each) => each.device === device)) {
            expect(alone.standingOf(line), line.id).toBe(view.standingOf(line));
          }
        }
      }),
      { ...runs, seed: from },
    );
  },
);

test('what a revocation names and what lies under it keeps its standing, whatever comes after', () => {
  fc.assert(
    fc.property(stories, fc.nat(), (cast, at) => {
      const phone = cast.lines.filter(({ device }) => device === 'phone');
      const head = phone[at % (phone.length || 1)];
      const before = viewOf(cast, cast.lines);
      if (!head || before.standingOf(head) !== 'stands') return;
      cast.about(
        'founder',
        'phone',
        'revoked@1',
        { heads: [head.id], reason: 'seized' },
        { prev: null, id: 'cut' },
      );
      const cut = viewOf(cast, cast.lines);
      if (cut.standingOf(cast.lines.at(-1) as LogEvent) !== 'stands') return;
      cast.write('phone', { prev: null, id: 'forged by the thief' });
      const forged = viewOf(cast, cast.lines);
      const chains = cast.chains();
      for (const line of phone.filter(({ id }) => chains.isAncestor(id, head.id))) {
        expect(forged.standingOf(line), line.id).toBe(cut.standingOf(line));
      }
      expect(forged.standingOf(cast.lines.at(-1) as LogEvent)).not.toBe('stands');
    }),
    runs,
  );
});

test('a report changes no standing, and what a hub answers to one never cuts off who decides', () => {
  let answered = 0;
  fc.assert(
    fc.property(stories, (cast) => {
      // What a report has seen is known by what its author writes next, too; without the report nobody would know that.
      fc.pre(cast.lines.every(({ kind, after }) => kind !== 'surrendered@1' || after.length === 0));
      const view = viewOf(cast, cast.lines);
      const unheard = viewOf(cast, cast.lines, (kind) => kind !== 'surrendered@1');
      for (const line of cast.lines) {
        expect(unheard.standingOf(line), line.id).toBe(view.standingOf(line));
      }
      for (const { device, revoked, rank } of view.devices.values()) {
        const revocations = cast.lines.filter(
          ({ kind, subject }) => kind === 'revoked@1' && subject === `device/${device}`,
        );
        const isOnlyAnswered = revocations.every(({ fact }) => Object.hasOwn(fact as object, 'of'));
        if (!revoked || !isOnlyAnswered) continue;
        answered++;
        expect(rank.every(([, , decides]) => decides)).toBe(false);
      }
    }),
    runs,
  );
  expect(answered).toBeGreaterThan(10);
});

test('a person is one of their devices or the one that somebody named, the same for each of them', () => {
  fc.assert(
    fc.property(stories, (cast) => {
      const { personOf, devices } = viewOf(cast, cast.lines);
      for (const { device, person } of devices.values()) {
        expect(personOf(device)).toBe(person);
        expect(personOf(person)).toBe(person);
      }
    }),
    runs,
  );
});
