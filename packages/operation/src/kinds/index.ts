import type * as v from 'valibot';
import { batch } from './batch.ts';
import { cases } from './case.ts';
import { claim } from './claim.ts';
import { condition } from './condition.ts';
import { convoy } from './convoy.ts';
import { corridor } from './corridor.ts';
import { discrepancy } from './discrepancy.ts';
import { document } from './document.ts';
import { everyKind } from './every.ts';
import { exports_ } from './export.ts';
import { incident } from './incident.ts';
import { list } from './list.ts';
import { notice } from './notice.ts';
import { operation } from './operation.ts';
import { party } from './party.ts';
import { forecast, plan, promise } from './planning.ts';
import { post } from './post.ts';
import { contact, custody } from './sealed.ts';
import { site } from './site.ts';
import { statement } from './statement.ts';
import { stream } from './stream.ts';
import { term } from './term.ts';
import { trip } from './trip.ts';
import { vehicle } from './vehicle.ts';
import { window } from './window.ts';

const own = {
  operation,
  party,
  site,
  post,
  corridor,
  window,
  term,
  batch,
  condition,
  notice,
  contact,
  list,
  vehicle,
  trip,
  stream,
  custody,
  incident,
  document,
  claim,
  statement,
  case: cases,
  discrepancy,
  plan,
  forecast,
  promise,
  export: exports_,
  convoy,
};
type Own = typeof own;

/** Subject types folded here. `device` is known, and belongs to the log. */
export type SubjectType = keyof Own;
export const SUBJECT_TYPES = Object.keys(own) as readonly SubjectType[];
export const DEVICE = 'device';

type EveryKind = ReturnType<typeof everyKind>;
export type KindOf<T extends SubjectType> = (keyof Own[T] | keyof EveryKind) & string;

type FactSchema = v.GenericSchema & { readonly entries: v.ObjectEntries };
/** Every kind of every subject, by `type` and `kind@version`. */
export const kinds = Object.fromEntries(
  SUBJECT_TYPES.map((type) => [type, { ...own[type], ...everyKind(own[type]) }]),
) as unknown as { readonly [T in SubjectType]: { readonly [K in KindOf<T>]: FactSchema } };

type Declared<T> = { readonly [K in keyof T as string extends K ? never : K]: Plain<T[K]> };
type Plain<T> = T extends readonly (infer I)[]
  ? readonly Plain<I>[]
  : T extends object
    ? Declared<T>
    : T;

/** `Fact<'trip', 'tallied@1'>`: what such an event holds, without the unknown fields it may carry. */
export type Fact<T extends SubjectType, K extends KindOf<T>> = K extends keyof Own[T]
  ? Own[T][K] extends v.GenericSchema
    ? Plain<v.InferOutput<Own[T][K]>>
    : never
  : K extends keyof EveryKind
    ? Plain<v.InferOutput<EveryKind[K]>>
    : never;

/** `trip/12.7K3M9Q` → `trip`; also for types nobody here knows. */
export const subjectTypeOf = (subject: string): string => {
  const slash = subject.indexOf('/');
  return slash < 0 ? subject : subject.slice(0, slash);
};
export const isSubjectType = (type: string): type is SubjectType => Object.hasOwn(own, type);
