import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { findingText } from './findingText.ts';
import { idOfFinding, type Pending, weigh } from './weigh.ts';

const clock = zoneClock('Asia/Damascus');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const boardOf = (scene: ReturnType<typeof exchange>) => ({
  facts: scene.facts(),
  records: scene.records,
  device: 'board',
});
const weighed = (scene: ReturnType<typeof exchange>, ...lines: readonly Pending[]) =>
  weigh(boardOf(scene), lines, noon);
const refusals = (scene: ReturnType<typeof exchange>, ...lines: readonly Pending[]) => {
  const { facts, refused } = weighed(scene, ...lines);
  return refused.map((finding) => plain(findingText(facts, finding, noon, clock)));
};
const third: Pending = {
  subject: 'batch/mill-3',
  kind: 'planned@1',
  fact: { term: 'term/mill', number: 3, people: 300 },
};

test('one batch too many is refused, with the sentence that says why, at the field of the term', () => {
  const scene = exchange();
  expect(refusals(scene, third)).toEqual([
    'Its batches come to at least 1 500, and the term is for at most 1 200.',
  ]);
  const { draft, refused } = weighed(scene, third);
  expect(refused.map((finding) => [idOfFinding(draft, finding), finding.where.field])).toEqual([
    ['term/mill', 'quantity'],
  ]);
});

test('the batch and the number that it needs, in one write, are right together', () => {
  const scene = exchange();
  const more = scene.write(noon, 'term/mill', 'said@1', {
    by: 'party/a',
    quantity: { exact: 1500 },
  });
  const inForce: Pending = { subject: 'term/mill', kind: 'in-force@1', fact: { of: more.id } };
  expect(refusals(scene, inForce)).toHaveLength(1);
  expect(refusals(scene, inForce, third)).toEqual([]);
});

test('two batches that would wait for each other are refused by name', () => {
  const scene = exchange();
  const ring: Pending = {
    subject: 'condition/ring',
    kind: 'required@1',
    fact: {
      of: 'batch/mill-1',
      requiredBy: 'party/b',
      means: [[{ is: 'departed', batch: 'batch/east-1' }]],
      counts: 'observation',
    },
  };
  const said = refusals(scene, ring);
  expect(said.length).toBeGreaterThan(0);
  expect(said[0]).toContain('could never go');
  expect(said[0]).toContain('batch 1 from Fountain Square');
});

test('what is wrong already stops nobody from writing something else', () => {
  const scene = exchange();
  scene.write(noon, third.subject, third.kind, third.fact as object);
  const party: Pending = {
    subject: 'party/new',
    kind: 'named@1',
    fact: { name: 'Party C', roles: ['party'] },
  };
  expect(refusals(scene, party)).toEqual([]);
});

test('weighing writes nothing', () => {
  const scene = exchange();
  const before = scene.facts().states('batch').size;
  weighed(scene, third);
  expect(scene.facts().states('batch').size).toBe(before);
});
