import { expect, test } from 'vitest';
import { hashToScreen, type Screen, screenToHash } from './context.ts';

test('the phone’s back button finds every screen again', () => {
  const screens: readonly Screen[] = [
    { at: 'pad' },
    { at: 'today' },
    { at: 'vehicles' },
    { at: 'record', id: 'a_b-c' },
    { at: 'slip', trip: 'trip/12.7K3M9Q' },
  ];
  for (const screen of screens) expect(hashToScreen(screenToHash(screen))).toEqual(screen);
});

test('whatever else stands in the address is the pad', () => {
  expect(hashToScreen('')).toEqual({ at: 'pad' });
  expect(hashToScreen('#join=abc')).toEqual({ at: 'pad' });
  expect(hashToScreen('#record=%E0%A4%A')).toEqual({ at: 'record', id: '' });
});
