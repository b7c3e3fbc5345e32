import type { Counter } from '../pad/tally.ts';

/** Vehicles that are looked into; people on foot are counted themselves. */
export type OwnKind = 'car' | 'van' | 'lorry';
export const OWN_KINDS: readonly OwnKind[] = ['car', 'van', 'lorry'];

/**
 * Every tenth vehicle *of its kind* is looked into, from a place among the first ten that is drawn anew for each kind and watch.
 * Any car, van or lorry is so looked into with one chance in ten. One row over all kinds would not do: where cars and lorries
 * alternate, it would ask about lorries only. Nor would beginning with the tenth: the lorries of most watches are fewer than ten.
 */
export const EVERY_NTH = 10;

/** A span is written when it is this long. */
export const SPAN_MS = 15 * 60_000;
/** After so long without a touch nobody can say that somebody watched: the watch ended at the last touch. */
export const QUIET_MS = 15 * 60_000;
/** The clock alone closes a span only while a hand was just there. */
const JUST_TOUCHED_MS = 2 * 60_000;
const MOST_PAST = 12;

/** One stretch of watching. While it runs, `to` is the last touch. */
export interface Span extends Counter {
  readonly from: number;
  readonly to: number;
  readonly car: number;
  readonly van: number;
  readonly lorry: number;
  readonly foot: number;
  /** People in the vehicles that were looked into. */
  readonly sampled: { readonly [kind in OwnKind]: readonly number[] };
  /** Vehicles that were to be looked into, and nobody could. */
  readonly notSeen: { readonly [kind in OwnKind]: number };
}

interface Running {
  readonly span: Span | null;
  /** A vehicle of this kind just passed that is to be looked into. */
  readonly asking: OwnKind | null;
  /** Vehicles until the next one to look into; `null`: none has passed in this watch. */
  readonly until: { readonly [kind in OwnKind]: number | null };
}
export interface OwnMeans extends Running {
  /** How the running span was before each touch, newest last. */
  readonly past: readonly Running[];
  /** Ended and not yet in the log. */
  readonly ended: readonly Span[];
}

const still: Running = {
  span: null,
  asking: null,
  until: { car: null, van: null, lorry: null },
};
export const noOwnMeans: OwnMeans = { ...still, past: [], ended: [] };

export type OwnTap =
  /** The watch begins; or: nobody passed, and somebody is watching. */
  | { readonly tap: 'watching' }
  | { readonly tap: 'vehicle'; readonly kind: OwnKind }
  | { readonly tap: 'foot'; readonly n: number }
  /** How many were in the vehicle that was asked about; `null`: could not see. */
  | { readonly tap: 'people'; readonly people: number | null }
  | { readonly tap: 'undo' }
  /** What the running span holds is thrown away, and the watch begins now: the time before is a gap. */
  | { readonly tap: 'again' }
  | { readonly tap: 'end' }
  /** No touch: time went by. */
  | { readonly tap: 'clock' }
  /** Nobody said that the watch ended: it ended at its last touch, and is never stretched. */
  | { readonly tap: 'left' };

export interface At extends Counter {
  /** This phone's clock, ms. */
  readonly now: number;
  /** A fresh random whole number, 0 to 9. */
  readonly draw: number;
}

const begin = ({ now, site, post }: At): Span => ({
  site,
  post,
  from: now,
  to: now,
  car: 0,
  van: 0,
  lorry: 0,
  foot: 0,
  sampled: { car: [], van: [], lorry: [] },
  notSeen: { car: 0, van: 0, lorry: 0 },
});

export const vehiclesIn = ({ car, van, lorry }: Span): number => car + van + lorry;

/** A glance that saw nobody says nothing; a quarter of an hour without anybody says a lot. */
const saysSomething = (span: Span): boolean =>
  span.to > span.from || vehiclesIn(span) + span.foot > 0;

const missed = (span: Span, kind: OwnKind | null): Span =>
  kind === null ? span : { ...span, notSeen: { ...span.notSeen, [kind]: span.notSeen[kind] + 1 } };

/** Ends the running span at a moment; a question nobody answered is a vehicle nobody saw into. */
const close = (state: OwnMeans, to: number): OwnMeans => {
  if (!state.span) return state;
  const span = { ...missed(state.span, state.asking), to };
  return { ...noOwnMeans, ended: saysSomething(span) ? [...state.ended, span] : state.ended };
};

/** The span is full: it ends here, and the watch goes on. */
const roll = (state: OwnMeans, span: Span, to: number): OwnMeans => ({
  ...close(state, to),
  span: begin({ ...span, now: to, draw: 0 }),
  until: state.until,
});

/** Whether `now` still belongs to the watch in which `span` was last touched. */
const goesOn = (span: Span, { now, site, post }: At): boolean =>
  Math.abs(now - span.to) <= QUIET_MS && span.site === site && span.post === post;

/** A hand touched the screen at this moment: the watch is proven up to here, or a new one begins. */
const touched = (state: OwnMeans, at: At): OwnMeans & { readonly span: Span } => {
  const { span } = state;
  if (!span || !goesOn(span, at)) return { ...close(state, span?.to ?? 0), span: begin(at) };
  let next = state;
  let running = span;
  while (at.now >= running.from + SPAN_MS) {
    next = roll(next, running, running.from + SPAN_MS);
    running = next.span ?? running;
  }
  // A clock that was set back a little does not take back what was watched.
  return { ...next, span: { ...running, to: Math.max(running.to, at.now) } };
};

const remember = (before: OwnMeans, after: Running): OwnMeans => {
  const { span, asking, until } = before;
  return {
    ...before,
    ...after,
    past: [...before.past, { span, asking, until }].slice(-MOST_PAST),
  };
};

const withVehicle = (state: OwnMeans & { readonly span: Span }, kind: OwnKind, draw: number) => {
  const { span, asking, until } = state;
  const left = until[kind] ?? draw % EVERY_NTH;
  const counted = { ...span, [kind]: span[kind] + 1 };
  const next = { ...until, [kind]: left === 0 ? EVERY_NTH - 1 : left - 1 };
  return left === 0
    ? { span: missed(counted, asking), asking: kind, until: next }
    : { span: counted, asking, until: next };
};

/** What a touch changes. Pure: the same state, touch and moment give the same state. */
export const afterOwn = (state: OwnMeans, tap: OwnTap, at: At): OwnMeans => {
  const { span } = state;
  switch (tap.tap) {
    case 'watching':
      return touched(state, at);
    case 'vehicle': {
      const now = touched(state, at);
      return remember(now, withVehicle(now, tap.kind, at.draw));
    }
    case 'foot': {
      const now = touched(state, at);
      const foot = Math.max(0, now.span.foot + Math.round(tap.n));
      return remember(now, { ...now, span: { ...now.span, foot } });
    }
    case 'people': {
      const { asking } = state;
      if (!span || !asking) return state;
      const { people } = tap;
      // Told after a quarter of an hour was full, it is still about a vehicle of that quarter.
      const told =
        people === null || people < 1
          ? missed(span, asking)
          : {
              ...span,
              sampled: { ...span.sampled, [asking]: [...span.sampled[asking], Math.round(people)] },
            };
      return touched(remember(state, { ...state, span: told, asking: null }), at);
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (!before?.span) return state;
      const past = state.past.slice(0, -1);
      return touched({ ...state, ...before, past }, at);
    }
    case 'again':
      return span ? remember(state, { ...still, span: begin(at) }) : state;
    case 'end': {
      if (!span) return state;
      if (!goesOn(span, at)) return close(state, span.to);
      const now = touched(state, at);
      return close(now, now.span.to);
    }
    case 'clock': {
      if (!span) return state;
      if (!goesOn(span, at)) return close(state, span.to);
      const end = span.from + SPAN_MS;
      const isFull = at.now >= end && state.asking === null;
      return isFull && at.now - span.to <= JUST_TOUCHED_MS ? roll(state, span, end) : state;
    }
    case 'left':
      return span ? close(state, span.to) : state;
    default:
      return tap satisfies never;
  }
};

/** All that was watched, if the watch ended at its last touch. */
export const endedOf = (state: OwnMeans): readonly Span[] =>
  state.span ? close(state, state.span.to).ended : state.ended;
