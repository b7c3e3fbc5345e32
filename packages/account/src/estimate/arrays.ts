import type { Method, TallyEvidence } from '../evidence/types.ts';
import type { Journey } from './journey.ts';
import type { Look } from './looks.ts';
import {
  DOOR_DEVIATION,
  LAPS_MISSED_KEYED,
  LEAST_VARIANCE,
  LOAD,
  METHOD_BIAS,
  SLIP,
  SPREAD,
} from './priors.ts';

export const METHODS = Object.keys(SPREAD) as readonly Method[];
export const KINDS = Object.keys(LOAD) as readonly Journey['kind'][];

/** What several counts have in common: who counted, with what, and whether laps were asked about. */
export interface Effect {
  readonly kind: 'laps-not-asked' | 'method' | 'counter' | 'clicker';
  readonly method: Method | null;
  /** Of whom; null where it is everybody's. */
  readonly counter: string | null;
}

/**
 * Looks of all journeys in flat rows: looks of journey j are `first[j]` … `first[j+1]`, the parts of look i
 * `firstPart[i]` … `firstPart[i+1]`. Shares are of the people of the look.
 */
export interface Rows {
  readonly journeys: readonly Journey[];
  readonly layout: Layout;
  readonly looks: readonly Look[];
  readonly effects: readonly Effect[];
  readonly first: Int32Array;
  readonly kind: Int32Array;
  readonly change: Float64Array;
  readonly end: Int8Array;
  readonly people: Float64Array;
  readonly doubt: Float64Array;
  /** Whoever counted people off held the slip, and wrote the number that stands on it. */
  readonly isSlip: Uint8Array;
  readonly hasSlip: Uint8Array;
  readonly firstPart: Int32Array;
  readonly partPeople: Float64Array;
  readonly partShare: Float64Array;
  readonly partMethod: Int32Array;
  /** Variance without the method's own factor; what does not hang on it. People². */
  readonly partBase: Float64Array;
  /** Of children on laps, the part that this count misses: 0 asked, 1 not asked. */
  readonly partMissed: Float64Array;
  /** Step to which it is rounded, if it is: 10, 5, or 0. */
  readonly partStep: Float64Array;
  /** Shared effects of look i: `firstTerm[i]` … `firstTerm[i+1]`, each with the people that its whole would be. */
  readonly firstTerm: Int32Array;
  readonly termEffect: Int32Array;
  readonly termPeople: Float64Array;
  readonly counterOfPart: Int32Array;
  readonly counters: readonly string[];
}

export const NOT_ASKED = 0;

/** An "about" tells its own range, read as nine in ten; else the method's usual spread. */
const baseOf = ({ people, exact, low, high, method }: TallyEvidence): number => {
  const own = SPREAD[exact ? method : 'by-eye'] * people;
  if (!exact && low !== null && high !== null && high > low) {
    const told = (high - low) / 3.29;
    return told * told + LEAST_VARIANCE;
  }
  return LEAST_VARIANCE + SLIP * people + own * own;
};

const stepOf = ({ people, exact }: TallyEvidence): number =>
  people > 12 ? (people % 10 === 0 ? 10 : people % 5 === 0 && exact ? 5 : 0) : 0;

/** Whose habits a count shows: what is keyed from a radio shows the post's, not the desk's. */
const habitOf = ({ isKeyed, look, counter }: TallyEvidence) =>
  isKeyed ? `keyed ${look}` : counter;

/** Numbers of the shared effects: those of one operation do not change with a single journey of it. */
export interface Layout {
  readonly effects: readonly Effect[];
  readonly counters: readonly string[];
  readonly counterAt: ReadonlyMap<string, number>;
  readonly firstCounter: number;
  /** By method, by counter; −1: none. */
  readonly ofMethod: readonly number[];
  readonly ofClicker: Int32Array;
}

const CLICKER = METHODS.indexOf('clicker');
const BY_EYE = METHODS.indexOf('by-eye');

export const layoutOf = (journeys: readonly Journey[]): Layout => {
  const effects: Effect[] = [{ kind: 'laps-not-asked', method: null, counter: null }];
  const ofMethod = METHODS.map((method) => {
    if (!METHOD_BIAS[method]) return -1;
    effects.push({ kind: 'method', method, counter: null });
    return effects.length - 1;
  });
  // In the order of the journeys: it hangs neither on who was heard first nor on what they are called.
  const names = new Map<string, boolean>();
  for (const { looks } of journeys) {
    for (const { parts } of looks) {
      for (const { tally } of parts) {
        const name = habitOf(tally);
        const clicks = tally.method === 'clicker' && tally.exact;
        if (clicks || !names.has(name)) names.set(name, clicks);
      }
    }
  }
  const counters = [...names.keys()];
  const firstCounter = effects.length;
  for (const counter of counters) effects.push({ kind: 'counter', method: null, counter });
  const ofClicker = Int32Array.from(counters, (counter) => {
    if (!names.get(counter)) return -1;
    effects.push({ kind: 'clicker', method: 'clicker', counter });
    return effects.length - 1;
  });
  const counterAt = new Map(counters.map((name, place) => [name, place]));
  return { effects, counters, counterAt, firstCounter, ofMethod, ofClicker };
};

/** Whether everybody who counted here is known to the layout. */
export const isLaidOut = ({ counterAt }: Layout, { looks }: Journey): boolean =>
  looks.every(({ parts }) => parts.every(({ tally }) => counterAt.has(habitOf(tally))));

export const rowsOf = (journeys: readonly Journey[], layout: Layout = layoutOf(journeys)): Rows => {
  let lookCount = 0;
  let partCount = 0;
  for (const { looks } of journeys) {
    lookCount += looks.length;
    for (const { parts } of looks) partCount += parts.length;
  }
  const looks: Look[] = [];
  const { effects, counters, counterAt, firstCounter, ofMethod, ofClicker } = layout;
  const rows: Rows = {
    journeys,
    layout,
    looks,
    effects,
    counters,
    first: new Int32Array(journeys.length + 1),
    kind: new Int32Array(journeys.length),
    change: new Float64Array(journeys.length),
    end: new Int8Array(lookCount),
    people: new Float64Array(lookCount),
    doubt: new Float64Array(lookCount),
    isSlip: new Uint8Array(lookCount),
    hasSlip: new Uint8Array(lookCount),
    firstPart: new Int32Array(lookCount + 1),
    partPeople: new Float64Array(partCount),
    partShare: new Float64Array(partCount),
    partMethod: new Int32Array(partCount),
    partBase: new Float64Array(partCount),
    partMissed: new Float64Array(partCount),
    partStep: new Float64Array(partCount),
    firstTerm: new Int32Array(lookCount + 1),
    termEffect: new Int32Array(partCount * 4),
    termPeople: new Float64Array(partCount * 4),
    counterOfPart: new Int32Array(partCount),
  };
  let part = 0;
  let term = 0;
  const add = (effect: number, people: number) => {
    if (effect < 0 || people === 0) return;
    rows.termEffect[term] = effect;
    rows.termPeople[term++] = people;
  };
  journeys.forEach((journey, j) => {
    rows.first[j] = looks.length;
    rows.kind[j] = KINDS.indexOf(journey.kind);
    rows.change[j] = journey.change;
    const slip = (journey.arrival ?? journey.trip).hasSlip === true;
    for (const look of journey.looks) {
      const i = looks.length;
      looks.push(look);
      rows.end[i] = look.end;
      rows.people[i] = look.people;
      rows.doubt[i] = look.doubt;
      rows.firstPart[i] = part;
      rows.firstTerm[i] = term;
      if (slip && look.end === 1) {
        rows.hasSlip[i] = 1;
        const isSame = journey.looks.some(
          ({ end, people, doubt }) => end === 0 && people === look.people && doubt < DOOR_DEVIATION,
        );
        if (isSame) rows.isSlip[i] = 1;
      }
      for (const { tally, share } of look.parts) {
        const exact = tally.exact && tally.method !== 'by-eye';
        const method = exact ? METHODS.indexOf(tally.method) : BY_EYE;
        const counter = counterAt.get(habitOf(tally)) as number;
        rows.partPeople[part] = tally.people;
        rows.partShare[part] = share;
        rows.partMethod[part] = method;
        rows.partBase[part] = baseOf(tally);
        rows.partMissed[part] = tally.lapsAsked ? 0 : tally.isKeyed ? LAPS_MISSED_KEYED : 1;
        rows.partStep[part] = stepOf(tally);
        rows.counterOfPart[part] = counter;
        const weight = tally.people * share;
        add(NOT_ASKED, -weight * (rows.partMissed[part] as number));
        add(ofMethod[method] as number, weight);
        if (exact) add(firstCounter + counter, weight);
        if (method === CLICKER) add(ofClicker[counter] as number, weight);
        part++;
      }
    }
  });
  rows.first[journeys.length] = looks.length;
  rows.firstPart[looks.length] = part;
  rows.firstTerm[looks.length] = term;
  return rows;
};
