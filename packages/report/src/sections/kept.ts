import { number, type Teller } from '../evaluation/teller.ts';
import type { Cell, Section } from '../evaluation/types.ts';
import type { Term } from '../material/types.ts';
import { whoOf } from './agreed.ts';

const ABOUT_PEOPLE: ReadonlySet<Term['about']> = new Set([null, 'people', 'detainees']);

/** Of each term what was agreed, and what of it somebody counted one by one where they got off. */
export const keptSection = (teller: Teller): Section => {
  const { material, figureOf, add, stated, guard, isHeld } = teller;
  const terms = material.terms.filter(({ about }) => ABOUT_PEOPLE.has(about));
  if (terms.length === 0) return { section: 'kept', blocks: [{ note: 'no-term-of-people' }] };
  const arrivedOf = ({ batches }: Term) =>
    batches.map((batch) => figureOf({ measure: 'arrived', batch }).minimum);
  guard(
    terms.map((term) => {
      const arrived = arrivedOf(term).reduce((sum, one) => sum + one, 0);
      return { key: term.id, people: [arrived], adds: [arrived] };
    }),
  );
  return {
    section: 'kept',
    blocks: [
      { note: 'kept-by-batch' },
      {
        table: {
          caption: 'kept',
          heads: ['term', 'status', 'agreed', 'arrived', 'missing', 'without-go'],
          rows: terms.map((term): readonly Cell[] => {
            const { id, quota, status, batches } = term;
            const arrived = arrivedOf(term).reduce((sum, one) => sum + one, 0);
            // A sum over a batch that is not told would tell it.
            const isHidden = isHeld(id) || batches.some(isHeld);
            const isQuota = quota !== null && quota !== 'small' && status !== 'proposed';
            const withoutGo = material.batches.filter(
              (batch) => batches.includes(batch.id) && batch.movedWithoutGo,
            );
            return [
              whoOf(term),
              { word: ['termState', status] },
              stated(`agreed.${id}`, quota, 'as-agreed'),
              add({
                id: `arrived.${id}.minimum`,
                kind: 'observed',
                unit: 'people',
                rule: 'one-by-one',
                value: isHidden ? { is: 'withheld' } : number(arrived),
              }),
              isQuota && quota.low > 0 && batches.length > 0
                ? add({
                    id: `missing.${id}`,
                    kind: 'derived',
                    unit: 'people',
                    rule: 'missing',
                    value: isHidden ? { is: 'withheld' } : number(Math.max(0, quota.low - arrived)),
                  })
                : null,
              withoutGo.length === 0
                ? null
                : { several: withoutGo.map((batch): Cell => ({ name: String(batch.number) })) },
            ];
          }),
        },
      },
    ],
  };
};
