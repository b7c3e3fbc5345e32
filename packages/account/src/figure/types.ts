import type { SubjectId } from '@corridor/operation';
import type { Quarter } from '../evidence/types.ts';

/**
 * Which question is asked. Left and arrived are two questions. An absent field asks about all of them; a scope of the
 * people who went by their own means is asked at the site that they passed.
 */
export interface Scope {
  readonly measure: 'left' | 'arrived';
  /** Where they set out, or passed by their own means. */
  readonly from?: SubjectId;
  /** Where they were bound for, or got off. */
  readonly to?: SubjectId;
  readonly batch?: SubjectId;
  readonly trip?: SubjectId;
  readonly stream?: SubjectId;
  /** Absent: both. */
  readonly by?: 'vehicles' | 'own-means';
  /** From the start of this quarter, to the start of that one. */
  readonly since?: Quarter;
  readonly until?: Quarter;
}

/** What a figure is made of; the parts add up to the estimate. ≈ people. */
export interface Composition {
  /** Of trips somebody counted one by one at this end, or could be worked out from the other end. */
  readonly counted: number;
  /** Of trips nobody counted: by what the same kind of vehicle carried on other trips. */
  readonly untallied: number;
  /** In own vehicles: how many passed, by the people in those that were looked into. */
  readonly sampled: number;
  readonly onFoot: number;
  /** By own means while nobody watched: by how many passed before and after. */
  readonly unwatched: number;
}

/** Three layers for one question, never merged. Whole people, journeys rather than persons. */
export interface Figure {
  readonly scope: Scope;
  /** ● Counted one by one and can be pointed at. */
  readonly minimum: number;
  /** ≈ Lowest and highest that the records allow. `high` null: nothing bounds it. null: the records contradict each other. */
  readonly possible: { readonly low: number; readonly high: number | null } | null;
  /** ≈ Best estimate with its 90 % interval. null: cannot be known from these reports. */
  readonly estimate: {
    readonly people: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly parts: Composition;
  readonly trips: {
    /** Journeys that this is about. */
    readonly all: number;
    readonly untallied: number;
  };
  /** The estimate is of vehicles alone: nobody counts where people arrive who go by their own means. Absent: of all. */
  readonly without?: 'own-means';
  /** Of the estimate, what rests on sampled vehicles: 0 … 1. */
  readonly sampledShare: number;
  /** Hours in which nobody watched a stream that this is about. */
  readonly unwatchedHours: number;
}
