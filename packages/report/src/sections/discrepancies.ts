import type { Teller } from '../evaluation/teller.ts';
import type { Block, Cell, Section, Table } from '../evaluation/types.ts';
import type { Discrepancy } from '../material/types.ts';
import { whoOf } from './agreed.ts';

const endCell = (status: string, explanation: string | null | undefined): Cell =>
  status === 'explained' && explanation
    ? { word: ['explanation', explanation] }
    : { word: ['discrepancy', status] };

const sumsTable = ({ material, number }: Teller): Table => {
  const rule = { kind: 'derived', unit: 'people', rule: 'sum-of-differences' } as const;
  return {
    caption: 'discrepancy-sums',
    heads: ['what', 'ended', 'how-many', 'fewer', 'more'],
    rows: material.discrepancySums.map(({ key, number: times, fewer, more }): readonly Cell[] => {
      const id = `discrepancies.${key.replaceAll(' ', '.')}`;
      const [about = '', status = '', explanation] = key.split(' ');
      return [
        { word: ['unbalanced', about] },
        endCell(status, explanation),
        number(`${id}.number`, times, { kind: 'derived', unit: 'times', rule: 'discrepancies' }),
        number(`${id}.fewer`, fewer ?? 0, rule, `${id}.fewer`),
        number(`${id}.more`, more ?? 0, rule, `${id}.more`),
      ];
    }),
  };
};

const nameCell = ({ material }: Teller, { level, of, name }: Discrepancy): Cell => {
  const term = level === 'term' ? material.terms.find(({ id }) => id === of) : undefined;
  return term ? whoOf(term) : { name: name ?? '?' };
};

/** One by one, where single vehicles are told. */
const eachTable = (teller: Teller): Table => {
  const { material, number } = teller;
  const counted = { kind: 'observed', unit: 'people', rule: 'counted-on-trip' } as const;
  const difference = { kind: 'derived', unit: 'people', rule: 'difference' } as const;
  return {
    caption: 'discrepancy-each',
    heads: ['vehicle', 'what', 'boarded', 'got-off', 'difference', 'since', 'ended'],
    rows: material.discrepancies.map((one): readonly Cell[] => {
      const id = `discrepancy.${one.of}.${one.about}`;
      return [
        nameCell(teller, one),
        { word: ['unbalanced', one.about] },
        one.boarded === null ? null : number(`${id}.boarded`, one.boarded, counted),
        one.alighted === null ? null : number(`${id}.got-off`, one.alighted, counted),
        number(`${id}.difference`, one.people, difference),
        { at: one.since },
        one.explainedPeople > 0 && one.status !== 'explained'
          ? {
              several: [
                endCell(one.status, null),
                one.explanation && { word: ['explanation', one.explanation] },
                number(`${id}.explained`, one.explainedPeople, {
                  ...difference,
                  rule: 'explained',
                }),
              ],
            }
          : endCell(one.status, one.explanation),
      ];
    }),
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
