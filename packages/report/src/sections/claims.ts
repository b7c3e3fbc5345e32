import {
  type Answer,
  type Claim,
  claimContext,
  type LedgerEntry,
  ledgerOf,
  type NotSame,
  type Question,
} from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import type { Teller } from '../evaluation/teller.ts';
import type { Block, Cell, FigureValue, Section, Table } from '../evaluation/types.ts';
import { dayStartIn } from '../material/zone.ts';

const statedValue = ({ fact: { quantity } }: Claim): FigureValue =>
  quantity === undefined
    ? { is: 'unknown' }
    : 'value' in quantity
      ? { is: 'number', value: quantity.value }
      : { is: 'range', low: quantity.low, high: quantity.high };

const notSame = (because: readonly NotSame[]): readonly Cell[] => [
  { note: 'not-same-question' },
  ...because.map((code): Cell => ({ word: ['notSame', code] })),
];

const besideCell = (teller: Teller, id: string, { measure, verdict }: Answer): Cell => {
  const question: Cell = { note: measure === 'left' ? 'all-who-left' : 'all-who-arrived' };
  if (verdict.is === 'not-same') return { several: [question, ...notSame(verdict.because)] };
  if (verdict.is === 'inside') return { several: [question, { note: 'inside' }] };
  const by = teller.number(`${id}.beside.${measure}`, verdict.by, {
    kind: 'derived',
    unit: 'people',
    rule: 'beside',
  });
  return { several: [question, { note: verdict.is }, by] };
};

const besideOf = (teller: Teller, { claim, asked, answers }: LedgerEntry): Cell =>
  asked.isSame
    ? { lines: answers.map((answer) => besideCell(teller, claim.id, answer)) }
    : { several: notSame(asked.because) };

const questionCells = (
  { placeName }: Teller,
  { measure, unit, category, by, from, to, place, span }: Question,
): Cell => {
  const named = (said: string | null): Cell =>
    said === null ? null : said.startsWith('site/') ? placeName(said) : { name: said };
  return {
    several: [
      measure && { word: ['measure', measure] },
      category ? { word: ['claimCategory', category] } : unit && { word: ['unit', unit] },
      by && { word: ['way', by] },
      from || to ? { way: [named(from), named(to)] } : named(place),
      span.is === 'so-far'
        ? { several: [{ note: 'cumulative' }, span.since === null ? null : { date: span.since }] }
        : span.is === 'days'
          ? { several: [{ date: span.from }, span.to === span.from ? null : { date: span.to }] }
          : null,
    ],
  };
};

const claimRow = (teller: Teller, entry: LedgerEntry): readonly Cell[] => {
  const { claim } = entry;
  const { fact, isOurs } = claim;
  return [
    isOurs ? { note: 'ours' } : fact.speaker ? { name: fact.speaker } : { note: 'nobody-named' },
    isOurs || !fact.speakerRole ? null : { word: ['speakerRole', fact.speakerRole] },
    fact.saidOn ? { date: fact.saidOn.date } : isOurs ? { day: claim.toldAt } : null,
    {
      several: [
        teller.add({
          id: `${claim.id}.stated`,
          kind: 'claimed',
          unit: fact.unit ?? 'other',
          rule: isOurs ? 'as-we-said' : 'as-stated',
          value: statedValue(claim),
          ...(fact.approx ? { approx: fact.approx } : {}),
        }),
        claim.standing === 'superseded' ? { note: 'superseded' } : null,
        entry.repeats === null ? null : { note: 'repeats' },
      ],
    },
    besideOf(teller, entry),
  ];
};

/** All stated figures beside our account of the same question; never two of them in one sum. */
export const claimsSection = (teller: Teller): Section => {
  const { material, figureOf } = teller;
  if (material.claims.length === 0) return { section: 'claims', blocks: [{ note: 'no-claim' }] };
  const isHidden = (id: SubjectId) =>
    teller.isHeld(`left.from.${id}`) || teller.isHeld(`arrived.to.${id}`);
  const byName = new Map<string, SubjectId>(
    // Of a place that is not told nobody can be told whether a claim about it is right.
    material.places
      .filter(({ id }) => !isHidden(id))
      .flatMap(({ id, name }) => [
        [name.toLowerCase(), id],
        [id, id],
      ]),
  );
  const context = claimContext(teller.account.evidence, {
    zone: dayStartIn(material.timeZone),
    siteOf: (place) => byName.get(place) ?? byName.get(place.toLowerCase()) ?? null,
  });
  const { groups } = ledgerOf(material.claims, { figure: figureOf }, context);
  const blocks: Block[] = [{ note: 'never-added' }];
  if (material.claimsNotTold > 0)
    blocks.push({
      note: 'claims-not-told',
      values: { n: { name: String(material.claimsNotTold) } },
    });
  for (const { question, entries } of groups) {
    const table: Table = {
      caption: 'claims-of',
      about: questionCells(teller, question),
      heads: ['who', 'role', 'day-said', 'stated', 'beside'],
      rows: entries.map((entry) => claimRow(teller, entry)),
    };
    blocks.push({ table });
  }
  return { section: 'claims', blocks };
};
