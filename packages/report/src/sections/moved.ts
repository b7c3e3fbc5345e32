import { type Quarter, quarterToMs } from '@corridor/account';
import { figureToPart, type Teller } from '../evaluation/teller.ts';
import type { Block, Cell, Section, Table } from '../evaluation/types.ts';
import { movedIn } from '../material/days.ts';
import type { Batch, Material } from '../material/types.ts';
import { picturesOf } from './picture.ts';

/** Steps of the table beside the picture, in quarters of an hour: the finest with no more rows than a page holds. */
const STEPS = [4, 8, 12, 24, 48, 96] as const;
const MOST_ROWS = 36;

const journeys = { kind: 'observed', unit: 'trips', rule: 'journeys' } as const;

/** Vehicles by time: what the picture draws, as numbers. */
const hoursTable = ({ material, number }: Teller): Table => {
  const { trips } = material.evidence;
  const moved = movedIn(material.evidence);
  const [first, last] = [moved?.first ?? 0, moved?.last ?? 0];
  const step = STEPS.find((each) => (last - first) / each < MOST_ROWS) ?? 96 * 7;
  const begin = material.days[0]?.since ?? first;
  const rows: (readonly Cell[])[] = [];
  for (let at = begin; at <= last; at += step) {
    const within = (quarter: Quarter | null) =>
      quarter !== null && quarter >= at && quarter < at + step;
    const left = trips.filter((trip) => trip.departures > 0 && within(trip.departedAt)).length;
    const arrived = trips.filter(
      (trip) => trip.status === 'arrived' && within(trip.arrivedAt),
    ).length;
    if (left + arrived === 0) continue;
    const [from, to] = [quarterToMs(at), quarterToMs(at + step)];
    rows.push([
      { span: [from, to] },
      number(`left.at.${from}.trips`, left, journeys),
      number(`arrived.at.${from}.trips`, arrived, journeys),
    ]);
  }
  return { caption: 'hours', heads: ['time', 'trips-left', 'trips-arrived'], rows };
};

/** Each day, and what nobody wrote an hour of: the rows add up to the whole. */
const spansOf = ({ days }: Material) => [
  ...days.map(({ since, until }, at) => ({
    name: `day.${at + 1}`,
    cell: { day: quarterToMs(since) } satisfies Cell,
    scope: { since, until },
  })),
  {
    name: 'day.unknown',
    cell: { note: 'hour-unknown' } satisfies Cell,
    scope: { until: days[0]?.since ?? 0 },
  },
];

const daysTable = (teller: Teller): Table => {
  const { material, figureOf, layers, guard } = teller;
  const asked = spansOf(material).flatMap(({ name, cell, scope }) =>
    (['left', 'arrived'] as const).map((measure) => ({
      id: `${measure}.${name}`,
      cell,
      scope: { measure, ...scope },
    })),
  );
  for (const measure of ['left', 'arrived'] as const) {
    guard(
      asked
        .filter(({ scope }) => scope.measure === measure)
        .map(({ id, scope }) => figureToPart(id, figureOf(scope))),
    );
  }
  return {
    caption: 'days',
    heads: ['day', 'question', 'least', 'possible', 'estimate'],
    rows: asked
      .filter(({ scope }) => 'since' in scope || figureOf(scope).trips.all > 0)
      .map(({ id, cell, scope }): readonly Cell[] => [
        cell,
        { note: scope.measure === 'left' ? 'all-who-left' : 'all-who-arrived' },
        ...layers(id, scope, id),
      ]),
  };
};

export const batchName = ({ number }: Pick<Batch, 'number'>): Cell => ({ name: String(number) });

const batchesTable = ({ material, stated, minimum, placeName }: Teller): Table => ({
  caption: 'batches',
  heads: [
    'batch',
    'status',
    'agreed',
    'way',
    'first-departure',
    'last-arrival',
    'left-least',
    'arrived-least',
  ],
  rows: material.batches.map((batch): readonly Cell[] => {
    const term = material.terms.find(({ id }) => id === batch.term);
    return [
      batchName(batch),
      { word: ['batchState', batch.status] },
      stated(`agreed.${batch.id}`, batch.quota, 'as-agreed'),
      term ? { way: [placeName(term.from), placeName(term.to)] } : null,
      batch.firstDeparture === null ? null : { at: batch.firstDeparture },
      batch.lastArrival === null ? null : { at: batch.lastArrival },
      minimum(`left.${batch.id}`, { measure: 'left', batch: batch.id }, batch.id),
      minimum(`arrived.${batch.id}`, { measure: 'arrived', batch: batch.id }, batch.id),
    ];
  }),
});

export const movedSection = (teller: Teller): Section => {
  const { material } = teller;
  if (material.days.length === 0) return { section: 'moved', blocks: [{ note: 'nothing-moved' }] };
  const pictures = picturesOf(material);
  const blocks: Block[] = [{ table: daysTable(teller) }];
  if (material.batches.length > 0) blocks.push({ table: batchesTable(teller) });
  const hours = hoursTable(teller);
  // A table without its picture tells the same; a picture without its table does not.
  if (pictures.length === 0) blocks.push({ table: hours });
  else blocks.push({ note: 'picture-lines' }, { pictures, table: hours });
  return { section: 'moved', blocks };
};
