import { RETRACTION_REASONS } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { amendedBy } from '../view/amended.ts';
import { CORRECTION_REASONS, correctableOf, correctionRecord, isAmendable } from './correct.ts';
import { BUS_12, GATE, minutes, openScene, TRIP_12 } from './testing.ts';

const halted = () => {
  const scene = openScene();
  scene.write(minutes(40), {
    kind: 'halted@1',
    subject: TRIP_12,
    fact: { site: GATE, reason: 'checkpoint', vehicle: BUS_12 },
  });
  const line = scene.own().at(-1);
  if (!line) throw new Error('nothing was written');
  return { ...scene, line };
};

describe('bus 12 did not stand for the checkpoint', () => {
  test('before and after stand side by side, and the last correction stands', () => {
    const { write, own, world, line } = halted();
    const [why, time] = correctableOf(line, 1);
    if (!why || !time) throw new Error('nothing to set right');
    write(minutes(50), correctionRecord(line, why, 'shots', 'told-wrong'));
    write(minutes(51), correctionRecord(line, why, 'obstacle', 'mistake'));
    write(minutes(52), correctionRecord(line, time, minutes(35), 'mistake'));
    const { fact, changes } = amendedBy(own())(line);
    expect(fact).toMatchObject({ reason: 'obstacle', at: minutes(35), site: GATE });
    expect(changes.map(({ before, after, reason }) => [before, after, reason])).toEqual([
      ['checkpoint', 'shots', 'told-wrong'],
      ['shots', 'obstacle', 'mistake'],
      [undefined, minutes(35), 'mistake'],
    ]);
    expect(world().all('trip').get(TRIP_12)).toMatchObject({
      corrected: 3,
      halted: [{ reason: 'obstacle', at: minutes(35) }],
    });
  });

  test('a correction taken back: what stood before stands again', () => {
    const { write, own, line } = halted();
    const [why] = correctableOf(line, 1);
    if (!why) throw new Error('nothing to set right');
    write(minutes(50), correctionRecord(line, why, 'shots', 'told-wrong'));
    const correction = own().at(-1);
    write(minutes(51), {
      kind: 'retracted@1',
      subject: TRIP_12,
      fact: { of: correction?.id, reason: 'mistake' },
    });
    expect(amendedBy(own())(line)).toMatchObject({ changes: [], fact: { reason: 'checkpoint' } });
  });
});

test('the place is asked only where the phone counts at several', () => {
  const { line } = halted();
  const fields = (sites: number) => correctableOf(line, sites).map(({ field }) => field);
  expect(fields(1)).toEqual(['reason', 'at']);
  expect(fields(2)).toEqual(['reason', 'at', 'site']);
  expect(fields(0)).toEqual(['reason', 'at', 'site']);
});

test('a table of women and men, and a figure that was about, are not set right in parts', () => {
  const of = (kind: string, fact: object) =>
    correctableOf({ kind, subject: GATE, fact }, 1).map(({ field }) => field);
  expect(of('breakdown-counted@1', { people: 100, women: 50 })).toEqual([]);
  expect(of('waiting-observed@1', { people: 300, low: 250, high: 350 })).toEqual(['at']);
  expect(of('waiting-observed@1', { people: 300, infants: 4 })).toEqual([
    'people',
    'infants',
    'at',
  ]);
});

test('only what this phone wrote under its own key is offered', () => {
  const { line } = halted();
  expect(isAmendable(line, [line.device])).toBe(true);
  expect(isAmendable(line, ['another'])).toBe(false);
  const pad = 'the key while it was locked';
  expect(isAmendable({ ...line, device: pad }, [line.device, pad])).toBe(true);
  expect(isAmendable({ ...line, kind: 'retracted@1' }, [line.device])).toBe(false);
});

test('reasons are of the closed list', () => {
  for (const reason of CORRECTION_REASONS) expect(RETRACTION_REASONS).toContain(reason);
});
