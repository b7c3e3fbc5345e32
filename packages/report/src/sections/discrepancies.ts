import type { Teller } from '../evaluation/teller.ts';
import type { Block, Cell, Section, Table } from '../evaluation/types.ts';

const endCell = (ended: string): Cell => {
  const [status = '', explanation] = ended.split(' ');
  return explanation ? { word: ['explanation', explanation] } : { word: ['discrepancy', status] };
};

const sumsTable = ({ material, number }: Teller): Table => {
  const rule = { kind: 'derived', unit: 'people', rule: 'sum-of-differences' } as const;
  return {
    caption: 'discrepancy-sums',
    heads: ['ended', 'trips', 'fewer', 'more'],
    rows: material.discrepancySums.map(({ ended, trips, fewer, more }): readonly Cell[] => {
      const id = `discrepancies.${ended.replace(' ', '.')}`;
      return [
        endCell(ended),
        number(`${id}.trips`, trips, { kind: 'observed', unit: 'trips', rule: 'journeys' }),
        number(`${id}.fewer`, fewer ?? 0, rule, `${id}.fewer`),
        number(`${id}.more`, more ?? 0, rule, `${id}.more`),
      ];
    }),
  };
};

/** Vehicle by vehicle, where single vehicles are told. */
const eachTable = ({ material, number }: Teller): Table => {
  const counted = { kind: 'observed', unit: 'people', rule: 'counted-on-trip' } as const;
  const difference = { kind: 'derived', unit: 'people', rule: 'difference' } as const;
  return {
    caption: 'discrepancy-each',
    heads: ['vehicle', 'boarded', 'got-off', 'difference', 'since', 'ended'],
    rows: material.discrepancies.map((one): readonly Cell[] => [
      { name: one.vehicle ?? '?' },
      number(`discrepancy.${one.trip}.boarded`, one.boarded, counted),
      number(`discrepancy.${one.trip}.got-off`, one.alighted, counted),
      number(`discrepancy.${one.trip}.difference`, one.people, difference),
      { at: one.since },
      one.status === 'explained' && one.explanation
        ? { word: ['explanation', one.explanation] }
        : { word: ['discrepancy', one.status] },
    ]),
  };
};

/** All of them and how they ended; what nobody explained stays open for ever. */
export const discrepanciesSection = (teller: Teller): Section => {
  const { discrepancySums, discrepancies } = teller.material;
  const blocks: Block[] =
    discrepancySums.length === 0
      ? [{ note: 'no-discrepancy' }, { note: 'never-why' }]
      : [{ note: 'never-why' }, { table: sumsTable(teller) }];
  if (discrepancies.length > 0) blocks.push({ table: eachTable(teller) });
  return { section: 'discrepancies', blocks };
};
