import type { Fact, KindOf, SubjectType } from '@corridor/operation';
import type { When } from './time.ts';

/** One fact of the record, as the coordinator's device will sign it. */
export interface Entry extends When {
  /** Readable on purpose: `site/ramouseh`, `claim/003-c08`. */
  readonly subject: string;
  /** Past tense and version, `recorded@1`. */
  readonly kind: string;
  readonly fact: { readonly [field: string]: unknown };
}

/** The compiler holds every fact of the record against operation's own kinds. */
export const entry = <T extends SubjectType, K extends KindOf<T>>(
  when: When,
  subject: `${T}/${string}`,
  kind: K,
  fact: Fact<T, K>,
): Entry => ({
  at: when.at,
  precision: when.precision,
  subject,
  kind,
  fact: fact as Entry['fact'],
});
