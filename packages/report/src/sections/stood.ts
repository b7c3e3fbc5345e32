import type { Teller } from '../evaluation/teller.ts';
import type { Cell, Section } from '../evaluation/types.ts';

const HOUR = 3_600_000;

/** When movement stood, from word to word. */
export const stoodSection = ({ material, number, edition }: Teller): Section => {
  const { suspensions, cutOff } = material;
  if (suspensions.length === 0) return { section: 'stood', blocks: [{ note: 'nothing-stood' }] };
  const isRoom = edition === 'room';
  return {
    section: 'stood',
    blocks: [
      {
        table: {
          caption: 'stood',
          heads: [
            'what',
            'from-to',
            'how-long',
            'reason',
            ...(isRoom ? (['ordered-by'] as const) : []),
          ],
          rows: suspensions.map((one, at): readonly Cell[] => [
            {
              several: [
                { word: ['stood', one.what] },
                one.name === null ? null : { name: one.name },
              ],
            },
            { span: [one.from, one.to] },
            number(`stood.${at + 1}.hours`, ((one.to ?? cutOff) - one.from) / HOUR, {
              kind: 'derived',
              unit: 'hours',
              rule: 'suspended',
            }),
            one.reason === null ? { note: 'not-said' } : { word: ['reason', one.reason] },
            ...(isRoom ? [one.orderedBy === undefined ? null : { name: one.orderedBy }] : []),
          ]),
        },
      },
    ],
  };
};

/** What went wrong, in the order in which it happened; who did it is a word beside it. */
export const incidentsSection = ({ material, edition }: Teller): Section => {
  const { incidents } = material;
  if (incidents.length === 0) return { section: 'incidents', blocks: [{ note: 'no-incident' }] };
  const isRoom = edition === 'room';
  return {
    section: 'incidents',
    blocks: [
      ...(isRoom ? [{ note: 'attribution' } as const] : []),
      {
        table: {
          caption: 'incidents',
          heads: [
            'time',
            'what',
            'place',
            'sure',
            'outcome',
            ...(isRoom ? (['attributed'] as const) : []),
          ],
          rows: incidents.map((one): readonly Cell[] => [
            { at: one.at },
            { word: ['incident', one.incidentKind] },
            one.place === null ? null : { name: one.place },
            { word: ['sure', one.sure] },
            one.outcome === null ? null : { word: ['outcome', one.outcome] },
            ...(isRoom
              ? [
                  {
                    several: (one.attributions ?? []).flatMap(({ to, by }): readonly Cell[] => [
                      { way: [{ name: by }, { name: to }] },
                    ]),
                  },
                ]
              : []),
          ]),
        },
      },
    ],
  };
};
