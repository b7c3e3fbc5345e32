import type { Fact } from '@corridor/operation';

export type TallyFact = Fact<'trip', 'tallied@1'>;
export type Point = TallyFact['point'];
export type Part = Exclude<TallyFact['part'], 'inside'>;
export const PARTS: readonly Part[] = ['whole', 'front', 'rear'];

/** A vehicle that nobody has named yet: typed while locked, known by the label in its trip's id alone. */
export const UNKNOWN_VEHICLE = 'vehicle/?';

/** Where a count belongs: one part of one vehicle-trip at one point. */
export interface Place {
  readonly trip: string;
  readonly vehicle: string;
  readonly point: Point;
  readonly part: Part;
}

/** Which question the lower half of the pad asks. */
export type Step = 'heads' | 'laps' | 'rest';

/** Told only if somebody asked; `null` is "nobody told", never 0. */
export type Told = 'children' | 'wounded' | 'lying';

/** A count being made. It is kept durably with every tap, and becomes a record only by *keep*. */
export interface Tally {
  /** Shared with the record it becomes, so that a phone killed in between knows that it did. */
  readonly act: string;
  readonly step: Step;
  readonly heads: number;
  /** "About": how far the truth may lie below and above. `null`: counted. */
  readonly spread: { readonly below: number; readonly above: number } | null;
  readonly method: TallyFact['method'];
  /** Children on laps, besides the heads. `null`: the question was not put yet. */
  readonly laps: number | 'not-asked' | null;
  readonly children: number | null;
  readonly wounded: number | null;
  readonly lying: number | null;
}

export const startTally = (act: string): Tally => ({
  act,
  step: 'heads',
  heads: 0,
  spread: null,
  method: 'one-by-one',
  laps: null,
  children: null,
  wounded: null,
  lying: null,
});

/** Heads and children on laps: everybody on board. */
export const peopleOf = ({ heads, laps }: Tally): number =>
  heads + (typeof laps === 'number' ? laps : 0);

export const rangeOf = (tally: Tally): { readonly low: number; readonly high: number } => {
  const people = peopleOf(tally);
  const { below, above } = tally.spread ?? { below: 0, above: 0 };
  return { low: Math.max(0, people - below), high: people + above };
};

/** Nothing of substance was tapped yet: nothing to keep, nothing to lose. */
export const isUntouched = (tally: Tally): boolean =>
  tally.heads === 0 &&
  tally.spread === null &&
  tally.method === 'one-by-one' &&
  tally.laps === null &&
  tally.children === null &&
  tally.wounded === null &&
  tally.lying === null;

export interface Counter {
  readonly site: string;
  readonly post: string;
}

/** Every tally names the post that counted; a phone given none counts for its site's own. */
export const counterAt = (site: string, post: string | null): Counter => ({
  site,
  post: post ?? `post/${site.slice('site/'.length)}`,
});

/** The fact that says this tally. Children on laps are people, and are told apart as well. */
export const tallyToFact = (
  tally: Tally,
  { point, part }: Pick<Place, 'point' | 'part'>,
  { site, post }: Counter,
): TallyFact => ({
  point,
  site,
  part,
  people: peopleOf(tally),
  ...(tally.spread === null ? {} : rangeOf(tally)),
  exact: tally.spread === null,
  method: tally.method,
  ...(tally.children === null ? {} : { children: tally.children }),
  ...(tally.wounded === null ? {} : { wounded: tally.wounded }),
  ...(tally.lying === null ? {} : { lying: tally.lying }),
  ...(typeof tally.laps === 'number' ? { laps: tally.laps } : {}),
  lapsAsked: typeof tally.laps === 'number',
  countedBy: post,
});

/** A kept count taken up again, to change it. */
export const factToTally = (fact: TallyFact, act: string): Tally => ({
  act,
  step: 'heads',
  heads: Math.max(0, fact.people - (fact.laps ?? 0)),
  spread: fact.exact
    ? null
    : {
        below: Math.max(0, fact.people - (fact.low ?? fact.people)),
        above: Math.max(0, (fact.high ?? fact.people) - fact.people),
      },
  method: fact.method,
  laps: fact.laps ?? (fact.lapsAsked ? 0 : 'not-asked'),
  children: fact.children ?? null,
  wounded: fact.wounded ?? null,
  lying: fact.lying ?? null,
});
