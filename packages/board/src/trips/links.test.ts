import type { LogEvent } from '@corridor/log';
import { expect, test } from 'vitest';
import { aTrip, minutes, noon } from '../testing/scene.ts';
import { linkedParts } from './links.ts';

test('a linked trip tells what each slip said by itself', () => {
  const event = (subject: string, kind: string, fact: object) =>
    ({ subject, kind, fact, at: noon }) as LogEvent;
  const events = [
    event('trip/b', 'arrived@1', { site: 'site/north', slip: false }),
    event('trip/b', 'tallied@1', { people: 47 }),
    event('trip/a', 'departed@1', { site: 'site/old', at: noon - minutes(85) }),
    event('trip/a', 'tallied@1', { people: 52 }),
  ];
  const parts = linkedParts(aTrip('a', { linked: ['trip/b'] }), events);
  expect(parts).toEqual([
    { trip: 'trip/a', departedAt: noon - minutes(85), arrivedAt: null, people: 52 },
    { trip: 'trip/b', departedAt: null, arrivedAt: noon, people: 47 },
  ]);
  expect(linkedParts(aTrip('a'), events)).toEqual([]);
});
