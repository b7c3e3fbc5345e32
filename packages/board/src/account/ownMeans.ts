import type { States } from '@corridor/operation';
import { type Facts, siteName } from '../view/facts.ts';

type Stream = States['stream'];
type Kind = keyof Stream['sampled'];

/** What was seen leaving past one site by own means. Only counted figures; nothing is extrapolated here. */
export interface OwnMeansRow {
  readonly id: string;
  readonly site: string;
  /** How long somebody watched, ms. The rest of the time is unknown, not nobody. */
  readonly watched: number;
  readonly lastAt: number;
  readonly counted: { readonly [kind in Kind | 'foot']: number };
  /** In how many vehicles people were counted, how many there were, and into how many nobody could see. */
  readonly sample: {
    readonly [kind in Kind]: {
      readonly vehicles: number;
      readonly people: number;
      readonly notSeen: number;
    };
  };
}

/** Time covered by at least one span. */
const coveredBy = (spans: readonly { readonly from: number; readonly to: number }[]): number => {
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return covered;
};

/** A key that counts while locked may not say whose road it is; the stream bears the site's name. */
export const streamSite = (facts: Facts, { id, site }: Stream): string =>
  siteName(facts, site ?? `site/${id.slice(id.indexOf('/') + 1)}`);

const toRow = (facts: Facts, stream: Stream): OwnMeansRow => {
  const { id, cars, vans, lorries, onFoot, sampled, notSeen, tallies } = stream;
  const spans = tallies.map(({ fact }) => fact);
  const sampleOf = (kind: Kind) => ({ ...sampled[kind], notSeen: notSeen[kind] });
  return {
    id,
    site: streamSite(facts, stream),
    watched: coveredBy(spans),
    lastAt: Math.max(...spans.map(({ to }) => to)),
    counted: { car: cars, van: vans, lorry: lorries, foot: onFoot },
    sample: { car: sampleOf('car'), van: sampleOf('van'), lorry: sampleOf('lorry') },
  };
};

/** Every road on which anybody watched, by the site's name. */
export const ownMeansRows = (facts: Facts): readonly OwnMeansRow[] =>
  [...facts.states('stream').values()]
    .filter(({ tallies }) => tallies.length > 0)
    .map((stream) => toRow(facts, stream))
    .sort((a, b) => (a.site < b.site ? -1 : a.site > b.site ? 1 : a.id < b.id ? -1 : 1));

export interface BreakdownRow {
  readonly id: string;
  readonly site: string;
  readonly table: States['site']['breakdowns'][number];
}

/** Tables of women, girls and boys, the newest first. */
export const breakdownRows = (facts: Facts): readonly BreakdownRow[] =>
  [...facts.states('site').values()]
    .flatMap(({ id, breakdowns }) =>
      breakdowns.map((table) => ({
        id: `${id} ${table.quarter}`,
        site: siteName(facts, id),
        table,
      })),
    )
    .sort((a, b) => b.table.quarter - a.table.quarter || (a.id < b.id ? -1 : 1));
