import { describe, expect, test } from 'vitest';
import { ATAREB, counted, createDevice, minutes, RAMOUSEH } from '../testing/cast.ts';
import { createRoom } from '../testing/room.ts';
import { balanceStanding, discrepancySubject, openDiscrepancies, standingOf } from './index.ts';

const TRIP = 'trip/12.7QK4XM';
const departs = { site: RAMOUSEH, vehicle: 'vehicle/12', to: ATAREB };
const ABOUT = 'discrepancy/12.7QK4XM';

/** A bus left with 52, and 47 got off; the officer at the hall counts again when asked. */
const scene = () => {
  const { hear, index } = createRoom();
  const [gate, hall, board] = [createDevice('gate'), createDevice('hall'), createDevice('board')];
  const off = (people: number, at: number) =>
    hall(TRIP, 'tallied@1', counted('alighting', ATAREB, people), { at: minutes(at) });
  const [on, left, got] = [
    gate(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
    gate(TRIP, 'departed@1', departs),
    off(47, 90),
  ];
  hear(on, left, got);
  const explain = (more: object = {}, at = 120) =>
    board(
      ABOUT,
      'explained@1',
      { of: TRIP, explanation: 'laps-not-asked', people: 5, ...more },
      { at: minutes(at) },
    );
  const stands = () => {
    const trip = index.store.get('trip', TRIP);
    return trip && balanceStanding(index, trip);
  };
  return { hear, index, gate, board, off, explain, stands, lines: [on.id, got.id] };
};

describe('an explanation stands for what its writer had seen', () => {
  test('five missing and five explained: off the list of open ones, never off the record', () => {
    const { hear, index, explain, stands } = scene();
    hear(explain());
    expect(openDiscrepancies(index)).toEqual([]);
    expect(stands()).toMatchObject({ status: 'explained', explainedPeople: 5, reopenedBy: null });
  });

  test('the hall counts again and finds 49: open again by itself, by that count', () => {
    const { hear, index, explain, off } = scene();
    hear(explain());
    const again = off(49, 150);
    hear(again);
    expect(openDiscrepancies(index)).toMatchObject([
      { people: -3, status: 'reopened', reopenedBy: [again.id] },
    ]);
  });

  test('whether the explanation is heard before the late count or after it', () => {
    const { hear, index, explain, off, lines } = scene();
    const again = off(49, 100);
    hear(again);
    hear(explain({ size: 5, direction: 'fewer', counts: lines }));
    expect(openDiscrepancies(index)).toMatchObject([
      { status: 'reopened', reopenedBy: [again.id] },
    ]);
  });

  test('the hall counts again and finds 47 again: it stays explained', () => {
    const { hear, index, explain, off, lines } = scene();
    hear(explain({ size: 5, direction: 'fewer', counts: lines }), off(47, 150));
    expect(openDiscrepancies(index)).toEqual([]);
  });

  test('five more where five fewer were explained: open again', () => {
    const { hear, index, explain, off, lines } = scene();
    hear(explain({ size: 5, direction: 'fewer', counts: lines }), off(57, 150));
    expect(openDiscrepancies(index)).toMatchObject([{ people: 5, status: 'reopened' }]);
  });

  test('a birth told late makes it six: open again, by no count', () => {
    const { hear, index, explain, gate, lines } = scene();
    hear(explain({ size: 5, direction: 'fewer', counts: lines }));
    hear(gate(TRIP, 'adjusted@1', { born: 1 }, { at: minutes(200) }));
    expect(openDiscrepancies(index)).toMatchObject([
      { people: -6, status: 'reopened', reopenedBy: [] },
    ]);
  });

  test('explained without a number: until the next count', () => {
    const { hear, index, board, off } = scene();
    hear(
      board(ABOUT, 'explained@1', { of: TRIP, explanation: 'miscounted' }, { at: minutes(120) }),
    );
    expect(openDiscrepancies(index)).toEqual([]);
    hear(off(49, 150));
    expect(openDiscrepancies(index)).toMatchObject([{ status: 'reopened' }]);
  });

  test('three of five sat on laps: two are still to be found', () => {
    const { hear, index, explain, stands } = scene();
    hear(explain({ people: 3, size: 5, direction: 'fewer' }));
    expect(openDiscrepancies(index)).toMatchObject([{ people: -5, status: 'open' }]);
    expect(stands()).toMatchObject({ explainedPeople: 3 });
  });

  test('explained anew by somebody else in view of the new count: it stands', () => {
    const { hear, index, explain, off } = scene();
    hear(explain());
    hear(off(49, 150));
    const other = createDevice('protection');
    hear(
      other(
        'discrepancy/other',
        'explained@1',
        { of: TRIP, explanation: 'miscounted', people: 3 },
        { at: minutes(160) },
      ),
    );
    expect(openDiscrepancies(index)).toEqual([]);
  });
});

describe('what one subject can have several of', () => {
  test('an explanation of the table says nothing about who waits', () => {
    const { hear } = createRoom();
    const board = createDevice('board');
    const index = hear(
      board('discrepancy/x', 'explained@1', {
        of: ATAREB,
        about: 'table-and-counts',
        explanation: 'counted-twice',
        people: 40,
      }),
    );
    expect(standingOf(index, ATAREB, 'table-and-counts', 40, []).status).toBe('explained');
    expect(standingOf(index, ATAREB, 'came-and-left', 40, []).status).toBe('open');
  });

  test('a name that fits, the same on every device, another for another', () => {
    const long = `site/${'a'.repeat(48)}`;
    const other = `site/${'a'.repeat(47)}b`;
    expect(discrepancySubject(TRIP, 'boarded-and-arrived')).toBe(ABOUT);
    expect(discrepancySubject(ATAREB, 'came-and-left')).toBe(
      'discrepancy/site.came-and-left.atareb',
    );
    expect(discrepancySubject(long, 'came-and-left')).toMatch(
      /^discrepancy\/[A-Za-z0-9._-]{1,48}$/,
    );
    expect(discrepancySubject(long, 'came-and-left')).not.toBe(
      discrepancySubject(other, 'came-and-left'),
    );
  });
});
