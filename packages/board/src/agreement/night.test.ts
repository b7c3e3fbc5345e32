import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { fitBatches, type OpenWording, toConfirmByKey, toOpenWordings } from './night.ts';

const clock = zoneClock('Asia/Damascus');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
type Scene = ReturnType<typeof exchange>;
const openOf = (scene: Scene) => toOpenWordings(scene.facts(), clock);

test('at night one side says 1 500, 1 200 is agreed, the other is silent: both show, and one key is its yes', () => {
  const scene = exchange();
  const [open] = openOf(scene);
  expect(plain(open?.text ?? '')).toBe('1 500 instead of 1 200');
  expect(plain(open?.inForce ?? '')).toBe('1 200 civilians · Fountain Square → Northfield');
  expect(open?.silent).toEqual([{ party: 'party/b', name: 'Party B' }]);
  expect(toConfirmByKey(openOf(scene))).toMatchObject({ party: 'party/b' });
});

test('a third party that is silent as well: no key says yes for two', () => {
  const scene = exchange();
  scene.write(noon - minutes(3000), 'party/c', 'named@1', { name: 'Party C', roles: ['party'] });
  expect(openOf(scene)[0]?.silent.map(({ name }) => name)).toEqual(['Party B', 'Party C']);
  expect(toConfirmByKey(openOf(scene))).toBeNull();
});

test('who disputes is not silent; who confirms is not either', () => {
  const scene = exchange();
  scene.write(noon, 'term/east', 'disputed@1', { by: 'party/b' });
  expect(openOf(scene)[0]).toMatchObject({ silent: [], disputedNames: 'Party B' });
  scene.write(noon + 1, 'term/east', 'confirmed@1', { by: 'party/b', of: scene.said });
  expect(openOf(scene)[0]).toMatchObject({ silent: [], disputedNames: '', agreedNames: 'Party B' });
});

test('in force, withdrawn, or said otherwise by the same party since: nothing waits any more', () => {
  const inForce = exchange();
  inForce.write(noon, 'term/east', 'in-force@1', { of: inForce.said });
  expect(openOf(inForce)).toEqual([]);
  const withdrawn = exchange();
  withdrawn.write(noon, 'term/east', 'withdrawn@1', { by: 'party/a' });
  expect(openOf(withdrawn)).toEqual([]);
  const again = exchange();
  again.write(noon, 'term/east', 'said@1', { by: 'party/a', quantity: { exact: 1400 } });
  expect(openOf(again).map(({ text }) => plain(text))).toEqual(['1 400 instead of 1 200']);
});

test('more people than all batches hold: one more batch fits, or the last one that nobody has left with is made smaller', () => {
  const scene = exchange();
  const fit = (people: number) =>
    fitBatches(
      scene.facts(),
      { term: 'term/mill', whole: { quantity: { exact: people } } } as OpenWording,
      'batch/new',
    );
  expect(fit(1500)).toMatchObject({ number: 3, people: 300, isNew: true });
  expect(fit(1000)).toMatchObject({ number: 2, people: 400, isNew: false });
  expect(fit(1000)?.line.subject).toBe('batch/mill-2');
  expect(fit(1200)).toBeNull();
  // Batch 1 has left with its people: nobody takes them back out of the bus.
  expect(fit(500)).toBeNull();
});
