import process from 'node:process';
import { expect, test } from 'vitest';
import { playFrom } from './play.ts';
import { rehearse } from './rehearse.ts';

// What a rehearsal of this size must keep to on an ordinary laptop.
const SECONDS = 60;
const MEGABYTES = 2000;

test('a million observations are made one after another, within a minute and without filling the memory', () => {
  // Its own time, not the time that others on the machine took from it.
  const began = process.cpuUsage();
  let acts = 0;
  let most = 0;
  let last = 0;
  for (const { at } of playFrom(rehearse('L', 'million'))) {
    expect(at >= last).toBe(true);
    last = at;
    acts += 1;
    if (acts % 50_000 === 0) most = Math.max(most, process.memoryUsage().rss / 1e6);
  }
  const used = process.cpuUsage(began);
  const seconds = (used.user + used.system) / 1e6;
  console.info(`${acts} deliveries in ${seconds.toFixed(1)} s, ${most.toFixed(0)} MB`);
  expect(acts).toBeGreaterThan(950_000);
  expect(acts).toBeLessThan(1_050_000);
  expect(seconds).toBeLessThan(SECONDS);
  expect(most).toBeLessThan(MEGABYTES);
}, 300_000);
