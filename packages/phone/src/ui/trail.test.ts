import { expect, test } from 'vitest';
import { createTrail, type Screen } from './trail.ts';

test('the phone’s back button finds every screen again', () => {
  const trail = createTrail();
  const screens: readonly Screen[] = [
    { at: 'today' },
    { at: 'record', id: 'a_b-c' },
    { at: 'slip', trip: 'trip/12.7K3M9Q' },
  ];
  const steps = screens.map((screen) => ({ screen, step: trail.add(screen) }));
  for (const { screen, step } of steps.reverse()) {
    expect(trail.at(`#${screen.at}`, { step })).toBe(screen);
  }
});

test('the address never tells which vehicle or record was looked at', () => {
  const trail = createTrail();
  const step = trail.add({ at: 'slip', trip: 'trip/12.7K3M9Q' });
  trail.clear();
  expect(trail.at('#slip', { step })).toEqual({ at: 'pad' });
});

test('after a restart plain screens come back, whatever else stands in the address is the pad', () => {
  const trail = createTrail();
  expect(trail.at('#today', { step: 4 })).toEqual({ at: 'today' });
  for (const hash of ['', '#join=abc', '#record', '#slip']) {
    expect(trail.at(hash, null)).toEqual({ at: 'pad' });
  }
});
