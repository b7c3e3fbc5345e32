import { expect, test } from 'vitest';
import { exchange, shots } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import {
  confirmedDrafts,
  goDraft,
  lightDraft,
  observablesOf,
  observationDrafts,
  setAsideDraft,
  timeToCome,
} from './drafts.ts';

const clock = zoneClock('Asia/Damascus');
const said = { party: 'party/a', level: 'checkpoint', channel: 'radio', validUntil: null } as const;

test('a go is drafted for as many as are agreed, and refused by the names of what holds it', () => {
  const scene = exchange();
  expect(goDraft(scene.facts(), 'batch/mill-2', noon)).toEqual({
    ok: true,
    people: 600,
    draft: { kind: 'go-given@1', subject: 'batch/mill-2', fact: { people: 600 } },
  });
  const waits = goDraft(scene.facts(), 'batch/east-1', noon);
  expect(!waits.ok && waits.is === 'waits' && waits.holds.map(({ id }) => id)).toEqual([
    'checkpoint-green-light',
    'condition/east-after-mill',
    'condition/east-observer',
  ]);
});

test('shots between the two askings: the second one is refused', () => {
  const scene = exchange();
  expect(goDraft(scene.facts(), 'batch/mill-2', noon).ok).toBe(true);
  shots(scene, noon);
  const refused = goDraft(scene.facts(), 'batch/mill-2', noon);
  expect(!refused.ok && refused.is === 'waits' && refused.holds.map(({ id }) => id)).toEqual([
    'no-unresolved-shooting',
  ]);
});

test('nobody gives go twice, and none to what is over', () => {
  const scene = exchange();
  expect(goDraft(scene.facts(), 'batch/mill-1', noon)).toEqual({ ok: false, is: 'given' });
  scene.write(noon, 'batch/mill-1', 'completed@1');
  expect(goDraft(scene.facts(), 'batch/mill-1', noon)).toEqual({ ok: false, is: 'over' });
  expect(goDraft(scene.facts(), 'batch/none', noon)).toEqual({ ok: false, is: 'unknown' });
});

test('another number came into force: the go that stands covers the old one, and may be given anew', () => {
  const scene = exchange();
  const said = scene.write(noon, 'term/mill', 'said@1', {
    by: 'party/a',
    quantity: { exact: 1100 },
  });
  expect(goDraft(scene.facts(), 'batch/mill-1', noon)).toEqual({ ok: false, is: 'given' });
  scene.write(noon, 'term/mill', 'confirmed@1', { by: 'party/b', of: said.id });
  scene.write(noon, 'term/mill', 'in-force@1', { of: said.id });
  const again = goDraft(scene.facts(), 'batch/mill-1', noon);
  expect(again.ok && again.people).toBe(500);
});

test('what our own eyes say is written where the guard looks for it', () => {
  const scene = exchange();
  const write = (batch: string, met: boolean) => {
    const [first] = observablesOf(scene.facts(), batch, noon);
    if (!first) throw new Error('nothing to see');
    for (const { subject, kind, fact } of observationDrafts(scene.facts(), batch, first, met))
      scene.write(noon, subject, kind, fact as object);
    return scene
      .facts()
      .index.guards.of(batch, noon)
      ?.conditions.find(({ id }) => id === first.id);
  };
  expect(observablesOf(scene.facts(), 'batch/east-1', noon).map(({ is }) => is)).toEqual([
    'security-agrees',
    'observer-present',
  ]);
  expect(write('batch/wounded', true)?.met).toBe(true);
  expect(write('batch/wounded', false)?.met).toBe(false);
  expect(write('batch/wounded', true)?.met).toBe(true);
});

test('two who wrote “no longer” apart are both answered by one “yes”', () => {
  const scene = exchange();
  const rule = { batch: 'batch/wounded', condition: 'security-agrees' };
  scene.write(noon, 'condition/one', 'not-met-observed@1', rule);
  scene.write(noon, 'condition/two', 'not-met-observed@1', rule);
  const drafts = observationDrafts(
    scene.facts(),
    'batch/wounded',
    { id: 'security-agrees', is: 'security-agrees' },
    true,
  );
  expect(drafts.map(({ subject }) => subject)).toEqual(['condition/one', 'condition/two']);
});

test('set aside only on a word that stands, of who requires it', () => {
  const scene = exchange();
  const aside = (now: number, line = scene.letGo) =>
    setAsideDraft(scene.facts(), 'condition/east-after-mill', line, now);
  expect(aside(noon)?.fact).toEqual({ onWordOf: scene.letGo });
  expect(aside(noon + minutes(120))).toBe(null);
  expect(aside(noon, 'another-line')).toBe(null);
  // Party A says that what Party B requires may be set aside: it is not theirs.
  const other = scene.write(noon, 'condition/east-after-mill', 'party-word-recorded@1', {
    party: 'party/a',
    level: 'front',
    channel: 'radio',
    says: 'set-aside',
  });
  expect(aside(noon, other.id)).toBe(null);
});

test('the last yes puts a number in force in the same act', () => {
  const kinds = (isLast: boolean) =>
    confirmedDrafts('term/east', 'line', 'party/b', isLast, 'act').map(({ kind, act }) => [
      kind,
      act,
    ]);
  expect(kinds(false)).toEqual([['confirmed@1', 'act']]);
  expect(kinds(true)).toEqual([
    ['confirmed@1', 'act'],
    ['in-force@1', 'act'],
  ]);
});

test('a green light recorded here is one that the guard hears', () => {
  const scene = exchange();
  const { subject, kind, fact } = lightDraft('batch/east-1', said, 'green-light');
  scene.write(noon, subject, kind, fact as object);
  const light = scene
    .facts()
    .index.guards.of('batch/east-1', noon)
    ?.conditions.find(({ id }) => id === 'checkpoint-green-light');
  expect(light?.met).toBe(true);
});

test('a time of day is its next coming in the operation’s zone', () => {
  // 11:40 in Damascus.
  const at = (text: string) => {
    const found = timeToCome(clock, text, noon);
    return found === null ? null : clock.dateTime(found);
  };
  expect(at('18:00')).toBe('16 Dec 18:00');
  expect(at('1800')).toBe('16 Dec 18:00');
  expect(at('٠٢:١٠')).toBe('17 Dec 02:10');
  expect(at('11:40')).toBe('17 Dec 11:40');
  expect([at('25:00'), at('12:70'), at('soon'), at('')]).toEqual([null, null, null, null]);
});
