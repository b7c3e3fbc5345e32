import { createProjection, isFounder } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  createIndex,
  folding,
  SUBJECT_TYPES,
  type SubjectState,
  subjectTypeOf,
} from '@corridor/operation';
import { beforeAll, describe, expect, test } from 'vitest';
import { createOutput } from '../cli/output.ts';
import { openBench } from '../testing/kit.ts';
import { loadRecord } from './load-record.ts';
import { record } from './record/index.ts';

/** The record as a board would fold it, out of the very lines that the hub signed. */
const foldRecord = async () => {
  const bench = await openBench();
  await loadRecord(bench.hub, createOutput(true));
  const [operation] = bench.hub.operations();
  if (!operation) throw new Error('no record');
  const { op, log } = operation;
  const projection = await createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(op, device, hashText),
  });
  const states = SUBJECT_TYPES.flatMap((type) => [...projection.states(type).values()]);
  const index = createIndex();
  for (const state of states) index.update(state.id, state);
  return { op, projection, states, index, close: () => bench.hub.close() };
};

describe('the record, signed and folded', () => {
  let folded: Awaited<ReturnType<typeof foldRecord>>;
  beforeAll(async () => {
    folded = await foldRecord();
    return folded.close;
  });

  test('every fact stands, in full, and no fold fails', () => {
    const { projection, op } = folded;
    expect(op).toMatch(/^op-/);
    expect(projection.counts()).toMatchObject({ events: record.length, absent: 0, disputed: 0 });
    expect(projection.failures().size).toBe(0);
    expect(projection.ineffective()).toEqual([]);
  });

  test('every fact is understood, and no subject is left without a state', () => {
    const { states } = folded;
    expect(states.filter(({ notUnderstood }) => notUnderstood > 0)).toEqual([]);
    expect(states.map(({ id }) => id).sort()).toEqual(
      [...new Set(record.map(({ subject }) => subject))].sort(),
    );
    expect(states.reduce((sum, { lines }) => sum + lines, 0)).toBe(record.length);
  });

  test('nothing in it contradicts itself, and no finding is left to settle', () => {
    const { states, index } = folded;
    expect(states.filter(({ contested }) => contested.length > 0)).toEqual([]);
    expect([...index.findings.byRule()].filter(([, count]) => count > 0)).toEqual([]);
  });

  test('nobody counted: no trip, no stream, no people who arrived', () => {
    const { projection, index } = folded;
    for (const type of ['trip', 'stream', 'vehicle', 'post']) {
      expect(projection.states(type).size).toBe(0);
    }
    const counted = index.counted('all');
    expect(Object.values(counted).filter((figure) => figure !== 0)).toEqual([]);
  });

  test('every claim is among what they say, none twice', () => {
    const told = record.filter(({ subject }) => subjectTypeOf(subject) === 'claim');
    const listed = [...folded.index.store.all('claim')];
    expect(told.length).toBeGreaterThan(90);
    expect(listed.map(({ id }) => id).sort()).toEqual(told.map(({ subject }) => subject).sort());
    expect(new Set(listed.map(({ status }) => status))).toEqual(new Set(['recorded']));
  });

  test('the agreement is done, the roads closed, and each says on whose word', () => {
    const { store } = folded.index;
    expect(store.get('term', 'term/fighters')).toMatchObject({
      status: 'fulfilled',
      saidBy: 'party/ahrar-al-sham',
      source: 'claim/004-e05',
    });
    for (const road of store.all('corridor')) {
      expect(road).toMatchObject({ status: 'closed', source: expect.stringMatching(/^claim\//) });
    }
    expect(store.get('window', 'window/ceasefire-2016-12-15')?.announced).not.toHaveProperty('to');
    expect(store.get('site', 'site/foua')?.control?.sincePrecision).toBe('day');
    expect(store.get('batch', 'batch/aleppo-1')?.planned?.people).toEqual({ about: 1200 });
    expect(store.get('operation', 'operation/east-aleppo-2016')?.closed).not.toBeNull();
  });
});
