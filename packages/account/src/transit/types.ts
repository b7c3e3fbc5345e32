import type { SubjectId } from '@corridor/operation';
import type { Quarter } from '../evidence/types.ts';
import type { Figure } from '../figure/types.ts';
import type { FlowClass, Problem } from '../reconcile/index.ts';

/** People who came to such a site, or left on from it, by our vehicles. */
export interface Way {
  readonly measure: 'left' | 'arrived';
  /** null: nobody recorded it. */
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
}

/** Between two looks at who waits; from the start of this quarter to the start of that one. */
export interface Window {
  readonly since: Quarter;
  readonly until: Quarter;
}

/** What a record of the problem is a record of. */
export type About =
  | ({ readonly is: 'way' } & Way & Window)
  /** People waiting at the end of a quarter. */
  | { readonly is: 'waiting'; readonly quarter: Quarter }
  | ({ readonly is: 'own-means' } & Window);

/** A site as the engine is asked about it. */
export interface SiteProblem {
  readonly site: SubjectId;
  readonly problem: Problem;
  /** From the first look to the last. */
  readonly window: Window;
  /** By way: the engine's flow of all between the looks, and those that it is the sum of. */
  readonly ways: readonly {
    readonly way: Way;
    readonly total: string;
    readonly flows: readonly string[];
  }[];
  /** People who went on by own means between the looks; in every window one flow, or two that nobody knows. */
  readonly ownMeans: readonly string[];
  readonly about: ReadonlyMap<string, About>;
}

export interface TransitFlow extends Way {
  readonly is: FlowClass;
  /** As the counts of this way alone tell it. */
  readonly before: Figure;
  /** As everything at the site tells it together; the same where nothing there could tell more. */
  readonly after: Figure;
}

/** A record that the others at its site do not bear out. Said, never acted upon. */
export interface TransitSuspect {
  readonly about: About;
  /** So many more than the others bear out; below 0: fewer. Whole people, nine times of ten between `low` and `high`. */
  readonly people: number;
  readonly low: number;
  readonly high: number;
  /** Would explain the same just as well. */
  readonly alternatives: readonly About[];
}

/** A site where people get off our vehicles and leave again by our vehicles: nobody may disappear between. */
export interface TransitSite {
  readonly site: SubjectId;
  /** Those who came, then those who left on; by id. */
  readonly flows: readonly TransitFlow[];
  /** As seen by the last who looked; null: nobody looked. */
  readonly waiting: { readonly quarter: Quarter; readonly people: number } | null;
  /** Of those who went on by own means, in all between the looks. */
  readonly ownMeans: {
    readonly is: FlowClass;
    readonly people: { readonly low: number; readonly high: number } | null;
  };
  /** People left over: came and waited before, above left on, waiting and gone by own means; null: cannot be known. */
  readonly over: number | null;
  readonly gamma: number;
  readonly degrees: number;
  /** Probability of this much disagreement, or more, by chance. */
  readonly p: number;
  readonly suspects: readonly TransitSuspect[];
  /** Its figures were put into balance. Not where something is suspected: a mistake is not spread over counts that are right. */
  readonly isBalanced: boolean;
}
