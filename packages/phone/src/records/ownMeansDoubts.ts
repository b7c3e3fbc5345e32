import { type OwnKind, type Span, vehiclesIn } from './ownMeans.ts';

/** More than this was hardly ever seen in one private vehicle. */
const MOST_IN_ONE: { readonly [kind in OwnKind]: number } = { car: 12, van: 35, lorry: 160 };
/** A lane that flows takes about two thousand vehicles an hour. */
const MOST_IN_A_SPAN = 600;

export type OwnDoubt =
  | { readonly why: 'many-in-one'; readonly kind: OwnKind; readonly people: number }
  | { readonly why: 'many-vehicles'; readonly vehicles: number };

/** What looks odd about the running span. It is said, and never stands in the way. */
export const ownDoubtsOf = (span: Span): readonly OwnDoubt[] => {
  const doubts: OwnDoubt[] = [];
  for (const kind of ['car', 'van', 'lorry'] as const) {
    const people = Math.max(0, ...span.sampled[kind]);
    if (people > MOST_IN_ONE[kind]) doubts.push({ why: 'many-in-one', kind, people });
  }
  const vehicles = vehiclesIn(span);
  if (vehicles > MOST_IN_A_SPAN) doubts.push({ why: 'many-vehicles', vehicles });
  return doubts;
};
