import { CHECKS } from '../kinds/check.ts';
import { type Fact, isSubjectType, type KindOf, kinds, type SubjectType } from '../kinds/index.ts';

/** A fact ready to be written into the log. */
export interface Draft<T extends SubjectType = SubjectType, K extends KindOf<T> = KindOf<T>> {
  readonly kind: K;
  readonly fact: Fact<T, K>;
}

/** As the fact, but fields that may be absent may also be undefined. */
export type Given<F> = {
  readonly [K in keyof F]: undefined extends F[K] ? F[K] | undefined : F[K];
} & {
  readonly [K in keyof F as object extends Pick<F, K> ? K : never]?: F[K] | undefined;
};

export type FactFault =
  | { readonly why: 'unknown-kind' }
  | { readonly why: 'does-not-fit' }
  /** A field that this kind does not have: no way in for free text. */
  | { readonly why: 'unknown-field'; readonly field: string };

/**
 * What would be wrong with writing this. Reading is lenient towards newer apps; writing is not: only fields the
 * kind has, each in its form.
 */
export const faultOfFact = (type: string, kind: string, fact: unknown): FactFault | null => {
  const check = CHECKS.get(type)?.get(kind);
  if (!check || !isSubjectType(type)) return { why: 'unknown-kind' };
  if (!check(fact)) return { why: 'does-not-fit' };
  const schema = Object.entries(kinds[type]).find(([name]) => name === kind)?.[1];
  const field = Object.keys(fact as object).find(
    (name) => schema && !Object.hasOwn(schema.entries, name),
  );
  return field === undefined ? null : { why: 'unknown-field', field };
};

/** A draft without its undefined fields. Throws, as a bug, where the fact does not fit its kind. */
export const draft = <T extends SubjectType, K extends KindOf<T>>(
  type: T,
  kind: K,
  given: Given<Fact<T, K>>,
): Draft<T, K> => {
  const fact = Object.fromEntries(
    Object.entries(given as object).filter(([, value]) => value !== undefined),
  );
  const fault = faultOfFact(type, kind, fact);
  if (fault) throw new Error(`${type} ${kind}: ${Object.values(fault).join(' ')}`);
  return { kind, fact: fact as Fact<T, K> };
};
