import { statementScope } from '@corridor/account';
import type { Teller } from '../evaluation/teller.ts';
import type { Cell, Section } from '../evaluation/types.ts';

/** Our own figures as we said them, and what is known now for the same question and hour. */
export const statementsSection = ({ material, stated, layers, placeName }: Teller): Section => {
  const { statements } = material;
  if (statements.length === 0) return { section: 'statements', blocks: [{ note: 'no-statement' }] };
  return {
    section: 'statements',
    blocks: [
      { note: 'then-now' },
      {
        table: {
          caption: 'said',
          heads: [
            'said-at',
            'as-of',
            'question',
            'way',
            'said',
            'rule',
            'now-least',
            'now-estimate',
          ],
          rows: statements.map((one): readonly Cell[] => {
            const { measure, from, to, asOf } = one;
            const scope = statementScope({
              asOf,
              ...(measure && { measure }),
              ...(from && { from }),
              ...(to && { to }),
            });
            const now = scope && layers(`${one.id}.now`, scope);
            return [
              { at: one.saidAt },
              { at: asOf },
              measure && { word: ['measure', measure] },
              { way: [placeName(from), placeName(to)] },
              stated(`${one.id}.said`, one.quantity, 'as-we-said', one.approx),
              { word: ['statementRule', one.rule] },
              now ? now[0] : null,
              now ? now[2] : null,
            ];
          }),
        },
      },
    ],
  };
};
