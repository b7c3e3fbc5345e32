import type { Line } from '@corridor/log';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOwnFold } from '../desk/ownFold.ts';
import { emptyPad, keyOf, type Pad } from '../pad/pad.ts';
import { type Place, startTally, tallyToFact } from '../pad/tally.ts';
import { countedLockedOf, howManyCountedLocked } from './countedLocked.ts';
import { keptOf, type OwnLine, takenBack, whereaboutsOf } from './own.ts';
import { firstTripsInHand, tripsInHand } from './trips.ts';
import type { World } from './world.ts';

const RAMOUSEH = 'site/ramouseh';
const seed = Date.now() % 2 ** 31;
const trips = ['trip/7.AAAAAA', 'trip/12.BBBBBB', 'trip/31.CCCCCC', 'trip/4.DDDDDD'];

interface Said {
  readonly what: 'tally' | 'boards' | 'departs' | 'arrives' | 'same' | 'not-same' | 'back' | 'bus';
  readonly trip: number;
  readonly other: number;
  readonly point: Place['point'];
  /** Written by another, as the hub tells it. */
  readonly isOfAnother: boolean;
  /** On a key that counted while the phone was locked: it comes late, with the time at which it was written. */
  readonly isLate: boolean;
}
const said: fc.Arbitrary<Said> = fc.record({
  what: fc.constantFrom(
    'tally',
    'tally',
    'boards',
    'departs',
    'arrives',
    'same',
    'not-same',
    'back',
    'bus',
  ),
  trip: fc.nat(3),
  other: fc.nat(3),
  point: fc.constantFrom('boarding', 'checkpoint', 'alighting'),
  isOfAnother: fc.nat(4).map((n) => n === 0),
  isLate: fc.nat(4).map((n) => n === 0),
});

const factOf = ({ what, trip, other, point }: Said, before: readonly OwnLine[]) => {
  const subject = trips[trip] ?? '';
  const vehicle = `vehicle/bus-${other}`;
  switch (what) {
    case 'tally': {
      const tally = { ...startTally('a'), heads: 10 * trip + other };
      const fact = tallyToFact(tally, { point, part: 'whole' }, { site: RAMOUSEH, post: 'post/r' });
      return { kind: 'tallied@1', subject, fact };
    }
    case 'boards':
      return { kind: 'boarding@1', subject, fact: { vehicle, site: RAMOUSEH } };
    case 'departs':
      return { kind: 'departed@1', subject, fact: { vehicle, site: RAMOUSEH } };
    case 'arrives':
      return { kind: 'arrived@1', subject, fact: { vehicle, site: RAMOUSEH, slip: false } };
    case 'same':
      return { kind: 'same-as@1', subject, fact: { other: trips[other] } };
    case 'not-same':
      return { kind: 'not-same@1', subject, fact: { other: trips[other] } };
    case 'bus':
      return {
        kind: 'listed@1',
        subject: vehicle,
        fact: { label: `${trip}${other}`, vehicleKind: 'bus' },
      };
    case 'back': {
      const line = before[(trip * 5 + other) % Math.max(1, before.length)];
      return line
        ? { kind: 'retracted@1', subject: line.subject, fact: { of: line.id, reason: 'mistake' } }
        : null;
    }
  }
};

const tallies = (trip: number, more: Partial<Said> = {}): Said => ({
  what: 'tally',
  trip,
  other: 0,
  point: 'boarding',
  isOfAnother: false,
  isLate: true,
  ...more,
});
const elsewhere = tallies(0, { isOfAnother: true });
/** Two counts of one moment, told in another order than they lie in: once they stood in two orders. */
const twoAtOneMoment: Said[][] = [
  [tallies(2, { isLate: false })],
  [elsewhere, elsewhere, elsewhere],
  [elsewhere, elsewhere, elsewhere, tallies(0)],
  [tallies(2, { point: 'alighting' })],
  [tallies(2, { what: 'departs', isOfAnother: true }), elsewhere],
];

const pads: readonly Pad[] = [
  emptyPad,
  ...trips.slice(0, 2).map((trip): Pad => {
    const place: Place = { trip, vehicle: 'vehicle/bus-1', point: 'boarding', part: 'whole' };
    const tally = { ...startTally('b'), heads: 5 };
    return {
      hand: place,
      open: { [keyOf({ ...place, trip: trips[2] ?? '' })]: tally },
      past: [{ did: 'edit', place, was: null }],
      future: [],
    };
  }),
];

test('what screens keep up with each record is what they would find by going through all of them', () => {
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.array(fc.array(said, { minLength: 1, maxLength: 4 }), { maxLength: 14 }),
      (days) => {
        const changed: string[] = [];
        const fold = createOwnFold(changed);
        const others = createOwnFold(changed);
        const seqs = new Map<string, number>();
        let at = 0;
        for (const batch of days) {
          const lines = batch.flatMap((each): { line: Line; isOfAnother: boolean }[] => {
            at++;
            const { isOfAnother, isLate } = each;
            const found = factOf(each, fold.lines());
            if (!found) return [];
            const dev = isOfAnother ? 'other' : isLate ? 'pad' : 'phone';
            const seq = (seqs.get(dev) ?? 0) + 1;
            seqs.set(dev, seq);
            const time = isLate ? 1000 + at - 7 : 1000 + at;
            const header = {
              v: 1 as const,
              op: 'ex',
              dev,
              seq,
              prev: null,
              hlc: [time, at] as const,
              wall: time,
              body: '',
            };
            const body = { salt: '', act: `act-${at >> 1}`, ...found };
            return [
              {
                line: {
                  id: `line-${at}`,
                  header,
                  body,
                  headerText: '',
                  bodyText: '',
                  signature: '',
                },
                isOfAnother,
              },
            ];
          });
          fold.add(lines.flatMap(({ line, isOfAnother }) => (isOfAnother ? [] : [line])));
          others.add(lines.flatMap(({ line, isOfAnother }) => (isOfAnother ? [line] : [])));

          const own = fold.lines();
          const kept: World = { own: fold.states, all: others.states, changed };
          // Another world of the same records, of which nobody has kept anything.
          const afresh: World = {
            own: (type) => fold.states(type),
            all: (type) => others.states(type),
          };
          for (const pad of pads) {
            const all = tripsInHand(afresh, pad, own);
            expect(tripsInHand(kept, pad, own)).toEqual(all);
            expect(firstTripsInHand(kept, pad, own, 3)).toEqual({
              views: all.slice(0, 3),
              owedMore: all.slice(3).filter(({ owed }) => owed).length,
            });
          }
          expect(countedLockedOf(kept, own, RAMOUSEH)).toEqual(
            countedLockedOf(afresh, own, RAMOUSEH),
          );
          expect(howManyCountedLocked(kept, own, RAMOUSEH)).toBe(
            countedLockedOf(afresh, own, RAMOUSEH).length,
          );

          const gone = new Set<string>();
          for (const { id, kind, fact } of own.toReversed()) {
            if (kind === 'retracted@1' && !gone.has(id)) gone.add((fact as { of: string }).of);
          }
          expect(takenBack(own)).toEqual(gone);
          const signed = { hub: { phone: at >> 1, pad: 1 }, centre: { phone: at >> 2 } };
          const acts = new Map<string, OwnLine>();
          for (const line of own) {
            const before = acts.get(line.act ?? line.id);
            if (!before || before.device !== line.device || before.seq < line.seq)
              acts.set(line.act ?? line.id, line);
          }
          const counted = { phone: 0, hub: 0, centre: 0 };
          for (const line of acts.values()) counted[whereaboutsOf(line, signed)]++;
          expect(keptOf(own, signed)).toEqual(counted);
        }
      },
    ),
    { seed, numRuns: 300, examples: [[twoAtOneMoment]] },
  );
});
