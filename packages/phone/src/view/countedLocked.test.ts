import type { Line } from '@corridor/log';
import { describe, expect, test } from 'vitest';
import { createOwnFold } from '../desk/ownFold.ts';
import { sayWhich } from '../locked/sayWhich.ts';
import { startTally, tallyToFact } from '../pad/tally.ts';
import { countedLockedOf } from './countedLocked.ts';
import type { World } from './world.ts';

const RAMOUSEH = 'site/ramouseh';
const place = { site: RAMOUSEH, post: 'post/ramouseh' };

interface Said {
  readonly by: string;
  readonly kind: string;
  readonly subject: string;
  readonly fact: unknown;
}

/** What a phone and its pad wrote, as lines in the order they are given. */
const written = (said: readonly Said[]): readonly Line[] => {
  const seqs = new Map<string, number>();
  return said.map(({ by, kind, subject, fact }, at) => {
    const seq = (seqs.get(by) ?? 0) + 1;
    seqs.set(by, seq);
    return {
      id: `line-${at}`,
      header: {
        v: 1,
        op: 'ex-test',
        dev: by,
        seq,
        prev: null,
        hlc: [1000 + at, 0],
        wall: 1000 + at,
        body: '',
      },
      body: { salt: '', kind, subject, fact },
      headerText: '',
      bodyText: '',
      signature: '',
    };
  });
};
const listed = (label: string, vehicleKind = 'bus') => ({
  by: 'phone',
  kind: 'listed@1',
  subject: `vehicle/${vehicleKind}-${label}`,
  fact: { label, vehicleKind },
});
const counted = (trip: string, people: number, point: 'boarding' | 'alighting' = 'boarding') => ({
  by: 'pad',
  kind: 'tallied@1',
  subject: trip,
  fact: tallyToFact({ ...startTally('a'), heads: people }, { point, part: 'whole' }, place),
});
const boards = (trip: string, vehicle: string) => ({
  by: 'phone',
  kind: 'boarding@1',
  subject: trip,
  fact: { vehicle, site: RAMOUSEH },
});
const look = (...said: readonly Said[]) => {
  const fold = createOwnFold();
  fold.add(written(said));
  const world: World = { own: fold.states, all: fold.states };
  return { left: countedLockedOf(world, fold.lines(), RAMOUSEH), fold };
};
/** The same, with what the officer decided written after it. */
const after = (said: readonly Said[], same: string | null, vehicle: string) => {
  const [first] = look(...said).left;
  if (!first) throw new Error('nothing is left to be said');
  const records = sayWhich(first, vehicle, RAMOUSEH, same);
  return look(...said, ...records.map((record) => ({ ...record, by: 'phone' })));
};

describe('counts made while locked', () => {
  test('a number on the list is proposed as that vehicle, and one tap says it', () => {
    const said = [listed('12'), counted('trip/12.7K3M9Q', 47)];
    const { left } = look(...said);
    expect(left).toMatchObject([{ label: '12', people: 47, point: 'boarding', maybeSame: [] }]);
    expect(left[0]?.vehicles.map(({ id }) => id)).toEqual(['vehicle/bus-12']);
    const { left: then, fold } = after(said, null, 'vehicle/bus-12');
    expect(then).toEqual([]);
    expect(fold.states('trip').get('trip/12.7K3M9Q')?.vehicle).toBe('vehicle/bus-12');
  });

  test('a bus that boards here already is asked about, and counted once', () => {
    const said = [
      listed('12'),
      boards('trip/12.2B4CDE', 'vehicle/bus-12'),
      counted('trip/12.7K3M9Q', 47),
    ];
    const { left } = look(...said);
    expect(left[0]?.maybeSame.map(({ trip }) => trip)).toEqual(['trip/12.2B4CDE']);
    const { left: then, fold } = after(said, 'trip/12.2B4CDE', 'vehicle/bus-12');
    expect(then).toEqual([]);
    const one = fold.states('trip').get('trip/12.7K3M9Q');
    expect(one).toBe(fold.states('trip').get('trip/12.2B4CDE'));
    expect(one?.tallies.map(({ fact }) => fact.people)).toEqual([47]);
  });

  test('a number that a bus and a car share is never decided by the phone', () => {
    const { left } = look(listed('7'), listed('7', 'car'), counted('trip/7.7K3M9Q', 30));
    expect(left[0]?.vehicles).toHaveLength(2);
  });

  test('one that drove in gets its arrival, at the hour of the count', () => {
    const said = [listed('12'), counted('trip/12.7K3M9Q', 51, 'alighting')];
    const { left: then, fold } = after(said, null, 'vehicle/bus-12');
    expect(then).toEqual([]);
    expect(fold.states('trip').get('trip/12.7K3M9Q')?.arrived?.at).toBe(1001);
  });

  test('a count that was taken back needs no vehicle', () => {
    const { left } = look(listed('12'), counted('trip/12.7K3M9Q', 47), {
      by: 'phone',
      kind: 'retracted@1',
      subject: 'trip/12.7K3M9Q',
      fact: { of: 'line-1', reason: 'mistake' },
    });
    expect(left).toEqual([]);
  });
});
