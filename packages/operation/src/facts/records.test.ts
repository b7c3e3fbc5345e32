import { expect, test } from 'vitest';
import { minutes, RAMOUSEH } from '../testing/cast.ts';
import { crowdObserved, peopleAsked, peopleInformed, waitingObserved } from './site.ts';
import { spanTallied, streamSubject } from './stream.ts';

test('only what was told is written', () => {
  expect(
    waitingObserved({ people: 500, about: { low: 350, high: 750 }, wounded: undefined }),
  ).toEqual({
    kind: 'waiting-observed@1',
    fact: { people: 500, low: 350, high: 750 },
  });
  expect(waitingObserved({ people: 212, temperature: -8 }).fact).toEqual({
    people: 212,
    temperature: -8,
  });
  expect(crowdObserved({ crowd: 'pressing', at: undefined }).fact).toEqual({ crowd: 'pressing' });
  expect(peopleInformed({}).fact).toEqual({});
  expect(peopleAsked({ mayStay: false, destinations: [] }).fact).toEqual({
    mayStay: false,
    destinations: [],
  });
});

test('all who stand at one site write under one stream', () => {
  expect(streamSubject(RAMOUSEH)).toBe(`stream/${RAMOUSEH.slice(5)}`);
});

test('a span runs forward, a glance is a moment', () => {
  const span = {
    cars: 1,
    vans: 0,
    lorries: 0,
    onFoot: 0,
    sampled: [],
    notSeen: ['car'],
    everyNth: 10,
    countedBy: 'post/ramouseh',
  } as const;
  expect(
    spanTallied({
      ...span,
      notSeen: [...span.notSeen],
      sampled: [],
      from: minutes(0),
      to: minutes(0),
    }).fact.cars,
  ).toBe(1);
  expect(() =>
    spanTallied({ ...span, notSeen: [], sampled: [], from: minutes(1), to: minutes(0) }),
  ).toThrow('span');
});
