import { INCIDENT_KINDS } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { amendedBy } from '../view/amended.ts';
import {
  adviceOf,
  INCIDENTS,
  incidentToRecord,
  movedRecords,
  placeName,
  placesAt,
  type Reported,
  reportOf,
  sameJustNow,
  surenessToRecord,
} from './incident.ts';
import { GATE, minutes, openScene, RAMOUSEH } from './testing.ts';

const SHOTS = 'incident/one';
const reported = () => {
  const scene = openScene();
  const now = minutes(40);
  scene.write(now, incidentToRecord(SHOTS, 'shots', { site: GATE }, { earlier: null, now }));
  return scene;
};
const state = (scene: ReturnType<typeof reported>) => scene.world().own('incident').get(SHOTS);

describe('shots near the gate', () => {
  test('at once: what, near here, now; how sure is not made up', () => {
    expect(state(reported())?.reported).toEqual({
      incidentKind: 'shots',
      site: GATE,
      by: 'post',
      sure: 'unknown',
    });
  });

  test('then: heard by us, and on the road to Ramouseh; the time stays that of the first report', () => {
    const scene = reported();
    const line = () => reportOf(scene.own(), SHOTS);
    const first = line();
    if (!first) throw new Error('not reported');
    scene.write(minutes(42), surenessToRecord(first, 'heard'));
    expect(state(scene)?.reported?.sure).toBe('heard');
    const fact = amendedBy(scene.own())(first).fact;
    scene.write(
      minutes(43),
      ...movedRecords({ ...first, fact }, { corridor: 'corridor/one', leg: 0 }),
    );
    expect(state(scene)).toMatchObject({ reports: 1, happenedAt: minutes(40) });
    expect(state(scene)?.reported).toEqual({
      incidentKind: 'shots',
      corridor: 'corridor/one',
      leg: 0,
      at: minutes(40),
      by: 'post',
      sure: 'heard',
    });
    expect(placeName(scene.world(), state(scene)?.reported as Reported)).toBe(
      'on the road Ramouseh – Bridge Gate',
    );
  });

  test('an hour ago is right within the hour, ten minutes ago is a time', () => {
    const now = minutes(100) + 31_000;
    const told = (earlier: 10 | 120) =>
      incidentToRecord(SHOTS, 'fire', { site: GATE }, { earlier, now }).fact;
    expect(told(10)).toMatchObject({ at: minutes(90), atPrecision: 'exact' });
    expect(told(120)).toMatchObject({ at: minutes(-20), atPrecision: 'hour' });
  });

  test('the same three minutes later is said, a quarter of an hour later is not', () => {
    const scene = reported();
    expect(sameJustNow(scene.own(), 'shots', minutes(43))).toBe(minutes(40));
    expect(sameJustNow(scene.own(), 'shots', minutes(55))).toBeNull();
    expect(sameJustNow(scene.own(), 'fire', minutes(43))).toBeNull();
  });
});

test('every kind has a key; under fire the first thing said is to take cover', () => {
  expect([...INCIDENTS].sort()).toEqual([...INCIDENT_KINDS].sort());
  for (const kind of ['shots', 'shelling', 'explosion', 'attack-on-vehicle'] as const) {
    expect(adviceOf(kind)).toBe('take-cover');
  }
});

test('a post may speak of its own site and the road on either side', () => {
  const { world } = openScene();
  expect(placesAt(world(), GATE)).toEqual([
    { site: GATE },
    { corridor: 'corridor/one', leg: 0 },
    { corridor: 'corridor/one', leg: 1 },
  ]);
  expect(placesAt(world(), RAMOUSEH)).toHaveLength(2);
});
