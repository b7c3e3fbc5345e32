import { expect, test } from 'vitest';
import { editionOf } from '../edition/edition.ts';
import { materialOf } from '../material/material.ts';
import { createNotebook, minutes, SIX } from '../testing/notebook.ts';
import { drive, openRoad } from '../testing/road.ts';
import { evaluationOf } from './evaluation.ts';
import type { Edition, Evaluation, FigureValue } from './types.ts';

const half = () => 0.5;
const tell = (
  { records }: Pick<ReturnType<typeof createNotebook>, 'records'>,
  edition: Edition = 'room',
  cutOff = minutes(60 * 24 * 10),
): Evaluation =>
  evaluationOf(editionOf(materialOf(records, { cutOff, isExercise: false }), edition, half), {
    edition,
    delayMinutes: 0,
  });
const said = ({ figures }: Evaluation, id: string): FigureValue | undefined =>
  figures.find((figure) => figure.id === id)?.value;
const number = (value: number) => ({ is: 'number', value });

/** Forty-seven leave in batch 1, forty-six get off; fifty and fifty in batch 2. */
const winterRoad = () => {
  const road = openRoad(2);
  const short = drive(road, {
    from: 'ramouseh',
    to: 'bab-al-hawa',
    batch: 1,
    at: 0,
    boarded: 47,
    alighted: 46,
  });
  drive(road, { from: 'ramouseh', to: 'bab-al-hawa', batch: 2, at: 60, boarded: 50, alighted: 50 });
  return { ...road, short };
};

test('left and arrived are counted apart, for the whole, per place, per batch and per day', () => {
  const told = tell(winterRoad());
  expect(said(told, 'left.all.minimum')).toEqual(number(97));
  expect(said(told, 'arrived.all.minimum')).toEqual(number(96));
  expect(said(told, 'arrived.to.site/bab-al-hawa.minimum')).toEqual(number(96));
  expect(said(told, 'left.batch/1.minimum')).toEqual(number(47));
  expect(said(told, 'arrived.batch/2.minimum')).toEqual(number(50));
  expect(said(told, 'left.day.1.minimum')).toEqual(number(97));
});

test('of a term it says what was agreed, what arrived, and what is missing', () => {
  const told = tell(winterRoad());
  expect(said(told, 'agreed.term/east')).toEqual(number(500));
  expect(told.figures.find(({ id }) => id === 'agreed.term/east')?.kind).toBe('claimed');
  expect(said(told, 'arrived.term/east.minimum')).toEqual(number(96));
  expect(said(told, 'missing.term/east')).toEqual(number(404));
});

test('a discrepancy stays until somebody explains it, and its end is told', () => {
  const road = winterRoad();
  expect(said(tell(road), 'discrepancies.boarded-and-arrived.open.fewer')).toEqual(number(1));
  road.write('board', minutes(300), 'discrepancy/1', 'explained@1', {
    of: road.short,
    explanation: 'got-off-by-choice',
    people: 1,
  });
  const told = tell(road);
  expect(said(told, 'discrepancies.boarded-and-arrived.open.fewer')).toBeUndefined();
  expect(said(told, 'discrepancies.boarded-and-arrived.explained.got-off-by-choice.fewer')).toEqual(
    number(1),
  );
  expect(said(told, `discrepancy.${road.short}.boarded-and-arrived.difference`)).toEqual(
    number(-1),
  );
});

test('what was written after the cut-off is not told, whatever hour it is about', () => {
  const road = winterRoad();
  const before = tell(road, 'room', minutes(400));
  drive(road, { from: 'ramouseh', to: 'bab-al-hawa', at: 500, boarded: 60, alighted: 60 });
  expect(tell(road, 'room', minutes(400))).toEqual(before);
  expect(said(tell(road), 'arrived.all.minimum')).toEqual(number(156));
});

test('a figure that we said stays as it was said, and beside it stands what is known now', () => {
  const road = winterRoad();
  const wording = { hash: 'w'.repeat(43), size: 1 };
  road.write('board', minutes(200), 'statement/1', 'drafted@1', {
    wording,
    quantity: { value: 40 },
    approx: 'more-than',
    unit: 'person',
    measure: 'arrived',
    asOf: minutes(195),
    rule: 'counted-minimum',
  });
  road.write('board', minutes(201), 'statement/1', 'cleared@1', {});
  road.write('board', minutes(202), 'statement/1', 'said@1', { channel: 'parties' });
  const told = tell(road);
  expect(said(told, 'statement/1.said')).toEqual(number(40));
  expect(said(told, 'statement/1.now.minimum')).toEqual(number(96));
  const kinds = told.figures
    .filter(({ id }) => id.startsWith('statement/1.'))
    .map(({ id, kind }) => `${id} ${kind}`);
  expect(kinds).toContain('statement/1.said claimed');
  expect(kinds).toContain('statement/1.now.minimum observed');
});

test('claims stand beside the account by question, and no figure is a sum of two', () => {
  const road = winterRoad();
  const claim = (n: number, speaker: string, value: number) =>
    road.write('board', minutes(600 + n), `claim/${n}`, 'recorded@1', {
      quantity: { value },
      unit: 'person',
      measure: 'arrived',
      hedge: false,
      speaker,
      speakerRole: 'party',
      cumulative: true,
      saidOn: { date: '2016-12-16', precision: 'day' },
    });
  claim(1, 'North', 8000);
  claim(2, 'South', 95);
  const told = tell(road);
  const { blocks } = told.sections.find(({ section }) => section === 'claims') ?? { blocks: [] };
  expect(blocks.filter((block) => 'table' in block)).toHaveLength(1);
  expect(said(told, 'claim/1.stated')).toEqual(number(8000));
  expect(said(told, 'claim/1.beside.arrived')?.is).toBe('number');
  expect(JSON.stringify(told.figures)).not.toContain('8095');
});

test('movement that stood is told from word to word, with the hours', () => {
  const road = winterRoad();
  road.write('board', minutes(120), 'corridor/main', 'opened@1', {});
  road.write('desk', minutes(150), 'corridor/main', 'suspended@1', { reason: 'shots' });
  road.write('board', minutes(240), 'corridor/main', 'resumed@1', {});
  const told = tell(road);
  expect(said(told, 'stood.1.hours')).toEqual(number(1.5));
});

test('nothing written down is told as nothing written down, never as none', () => {
  const told = tell(createNotebook(), 'room', SIX);
  const notes = told.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('note' in block ? block.note : [])),
  );
  expect(notes).toEqual(
    expect.arrayContaining(['nothing-agreed', 'nothing-moved', 'no-waiting', 'no-claim']),
  );
  expect(said(told, 'arrived.all.estimate')).toEqual({ is: 'unknown' });
});

test('every figure is told once, has a kind, and stands in some section', () => {
  const told = tell(winterRoad());
  const ids = told.figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const shown = new Set(
    [...JSON.stringify(told.sections).matchAll(/"figure":"([^"]+)"/g)].map(([, id]) => id),
  );
  expect(ids.filter((id) => !shown.has(id))).toEqual([]);
  expect([...shown].filter((id) => !ids.includes(id ?? ''))).toEqual([]);
});
