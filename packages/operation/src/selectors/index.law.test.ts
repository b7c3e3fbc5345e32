import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldSubject } from '../fold/index.ts';
import { kinds } from '../kinds/index.ts';
import type { SubjectState } from '../state/index.ts';
import { createDevice, inOrder, minutes } from '../testing/cast.ts';
import { arbitraryFact } from '../testing/facts.ts';
import {
  createIndex,
  type Index,
  openDiscrepancies,
  proposeLinks,
  tripsUnderWay,
} from './index.ts';

const seed = 308;
console.info('seed', seed);

const VEHICLES = ['vehicle/1', 'vehicle/2'];
const SITES = ['site/a', 'site/b', 'site/c'];
const WHERE = ['site', 'from', 'to'];
/** Random trips of few vehicles between few sites, so that they meet. */
const arbitraryTrip = fc
  .array(
    fc.tuple(
      fc.oneof(
        ...Object.entries(kinds.trip)
          .filter(([kind]) => !kind.startsWith('corrected') && !kind.startsWith('retracted'))
          .map(([kind, schema]) => arbitraryFact(schema).map((fact) => ({ kind, fact }))),
      ),
      fc.nat(20),
      fc.nat(20),
      fc.nat(600),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => ({ parts }));

const look = (index: Index) => ({
  counted: index.counted('all'),
  fromA: index.counted('from site/a'),
  road: tripsUnderWay(index),
  open: openDiscrepancies(index),
  unmatched: [...index.store.all('trip')]
    .map((trip) => ({ trip: trip.id, links: proposeLinks(index, trip, 5) }))
    .sort((a, b) => (a.trip < b.trip ? -1 : 1)),
  rules: [...index.findings.byRule()].filter(([, n]) => n > 0).sort(),
  two: index.findings
    .list('vehicle-in-two-places', 1000)
    .map(({ subject }) => subject)
    .sort(),
});

test('an index that followed every change says the same as one built afresh', () => {
  const step = fc.tuple(fc.nat(5), fc.option(arbitraryTrip, { freq: 6 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const followed = createIndex();
      const held = new Map<string, SubjectState>();
      steps.forEach(([which, made, looks], turn) => {
        const id = `trip/${which}.AAAAAA`;
        const write = createDevice(`device-${which}`);
        const state = made
          ? foldSubject(
              'trip',
              id,
              inOrder(
                made.parts.map(([{ kind, fact }, vehicle, site, at]) => {
                  const placed: Record<string, unknown> = { ...fact, at: minutes(at + turn) };
                  if ('vehicle' in placed) placed.vehicle = VEHICLES[vehicle % 2];
                  WHERE.forEach((name, i) => {
                    if (name in placed) placed[name] = SITES[(site + i) % 3];
                  });
                  return write(id, kind, placed);
                }),
              ),
            )
          : null;
        followed.update(id, state);
        if (state) held.set(id, state);
        else held.delete(id);
        // Looking in between must not change what is seen later.
        if (looks) look(followed);
      });
      const fresh = createIndex();
      for (const [id, state] of held) fresh.update(id, state);
      expect(look(followed)).toEqual(look(fresh));
      expect(followed.counted('all').arrivedAtLeast).toBe(
        [...held.values()].reduce(
          (sum, state) => sum + (state.type === 'trip' ? state.minimumArrived : 0),
          0,
        ),
      );
    }),
    { seed, numRuns: 300 },
  );
});
