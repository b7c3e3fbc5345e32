import type { Scope } from '@corridor/account';
import { figureToPart, type Teller } from '../evaluation/teller.ts';
import type { Block, Cell, Section, Table } from '../evaluation/types.ts';
import type { NoteCode } from '../words/codes.ts';
import { whoOf } from './agreed.ts';
import { batchName } from './moved.ts';

const QUESTIONS = [
  ['left.all', 'all-who-left', { measure: 'left' }],
  ['left.vehicles', 'by-vehicles', { measure: 'left', by: 'vehicles' }],
  ['left.own-means', 'by-own-means', { measure: 'left', by: 'own-means' }],
  ['arrived.all', 'all-who-arrived', { measure: 'arrived' }],
] as const satisfies readonly (readonly [string, NoteCode, Scope])[];

/** What stands beside the three layers of a question: how many journeys, and what is not known of them. */
const beside = ({ figureOf, number, add }: Teller, id: string, scope: Scope, cell?: string) => {
  const { trips, sampledShare, unwatchedHours } = figureOf(scope);
  return [
    number(`${id}.trips`, trips.all, { kind: 'observed', unit: 'trips', rule: 'journeys' }, cell),
    number(
      `${id}.untallied`,
      trips.untallied,
      { kind: 'observed', unit: 'trips', rule: 'uncounted-journeys' },
      cell,
    ),
    scope.measure === 'arrived'
      ? null
      : number(
          `${id}.sampled-share`,
          sampledShare,
          { kind: 'derived', unit: 'share', rule: 'share' },
          cell,
        ),
    scope.measure === 'arrived'
      ? null
      : add({
          id: `${id}.unwatched-hours`,
          kind: 'derived',
          unit: 'hours',
          rule: 'unwatched',
          scope,
          value: { is: 'number', value: Math.round(unwatchedHours * 100) / 100 },
        }),
  ] as const;
};

const wholeTable = (teller: Teller): Table => {
  const { figureOf, guard, layers } = teller;
  guard(QUESTIONS.slice(1, 3).map(([id, , scope]) => figureToPart(id, figureOf(scope))));
  return {
    caption: 'whole',
    heads: [
      'question',
      'least',
      'possible',
      'estimate',
      'trips',
      'untallied',
      'sampled-share',
      'unwatched-hours',
    ],
    rows: QUESTIONS.map(([id, note, scope]): readonly Cell[] => [
      { note },
      ...layers(id, scope, id),
      ...beside(teller, id, scope, id),
    ]),
  };
};

const PARTS = [
  ['counted', 'counted-part'],
  ['untallied', 'untallied-part'],
  ['sampled', 'sampled-part'],
  ['onFoot', 'on-foot-part'],
  ['unwatched', 'unwatched-part'],
] as const;

const partsTable = ({ figureOf, guard, number }: Teller): Table => {
  const { parts } = figureOf({ measure: 'left' });
  const rounded = PARTS.map(([part, note]) => ({
    note,
    key: `left.all.part.${part}`,
    people: Math.round(parts[part]),
  }));
  guard(rounded.map(({ key, people }) => ({ key, people: [people], adds: [people] })));
  return {
    caption: 'parts',
    heads: ['part', 'people'],
    rows: rounded.map(({ note, key, people }) => [
      { note },
      number(key, people, { kind: 'derived', unit: 'people', rule: 'composition' }, key),
    ]),
  };
};

const placesTable = (teller: Teller, measure: 'left' | 'arrived'): Table => {
  const { material, figureOf, layers, placeName } = teller;
  const way = measure === 'left' ? 'from' : 'to';
  const rows = material.places.flatMap(({ id }): readonly (readonly Cell[])[] => {
    const scope: Scope = { measure, [way]: id };
    const { minimum, trips, estimate, parts } = figureOf(scope);
    const isSilent =
      minimum === 0 && trips.all === 0 && !estimate && parts.sampled + parts.onFoot === 0;
    const name = `${measure}.${way}.${id}`;
    if (isSilent && !teller.isHeld(name)) return [];
    return [
      [
        placeName(id),
        ...layers(name, scope, name),
        ...beside(teller, name, scope, name).slice(0, measure === 'left' ? 4 : 2),
      ],
    ];
  });
  return {
    caption: measure === 'left' ? 'left-from' : 'arrived-at',
    heads: [
      'place',
      'least',
      'possible',
      'estimate',
      'trips',
      'untallied',
      ...(measure === 'left' ? (['sampled-share', 'unwatched-hours'] as const) : []),
    ],
    rows,
  };
};

const termsTable = ({ material, layers }: Teller): Table => ({
  caption: 'by-term',
  heads: ['batch', 'term', 'question', 'least', 'possible', 'estimate'],
  rows: material.batches.flatMap((batch) => {
    const term = material.terms.find(({ id }) => id === batch.term);
    return (['left', 'arrived'] as const).map((measure): readonly Cell[] => [
      batchName(batch),
      term ? whoOf(term) : null,
      { note: measure === 'left' ? 'all-who-left' : 'all-who-arrived' },
      ...layers(`${measure}.${batch.id}`, { measure, batch: batch.id }, batch.id),
    ]);
  }),
});

export const accountSection = (teller: Teller): Section => {
  const blocks: Block[] = [
    { note: 'account-three' },
    { note: 'left-arrived' },
    { note: 'journeys-not-persons' },
    { table: wholeTable(teller) },
    { table: partsTable(teller) },
  ];
  for (const measure of ['left', 'arrived'] as const) {
    const table = placesTable(teller, measure);
    if (table.rows.length > 0) blocks.push({ table });
  }
  if (teller.material.batches.length > 0) blocks.push({ table: termsTable(teller) });
  blocks.push({ note: 'nobody-inside' });
  return { section: 'account', blocks };
};
