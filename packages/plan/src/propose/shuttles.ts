import { sizeOf } from '../scenario/people.ts';
import { NO_WAY, type ShuttleProblem } from '../shuttle/types.ts';
import type { DraftRoute, Rough } from './draft.ts';
import type { Load } from './loads.ts';

/** What the bare problem is about: which row is which place, and how many of its units a minute has. */
export interface Shuttle {
  readonly problem: ShuttleProblem;
  readonly sources: readonly { readonly key: string; readonly loads: readonly Load[] }[];
  readonly sinks: readonly string[];
  readonly unitsAMinute: number;
}

/** How many people a destination still takes. */
export interface Room {
  people: number;
  lying: number;
}

/** Tenths of a minute are fine enough where not all is in whole minutes. */
const unitsFor = (times: readonly number[]): number =>
  times.every((time) => Number.isInteger(time) || time === Number.POSITIVE_INFINITY) ? 1 : 10;

const keyOf = ({ batch, site, critical }: Load): string => JSON.stringify([batch, site, critical]);

/**
 * The bare problem of vehicles of one class and their loads: what `searchShuttle` solves. Vehicles wait for nobody in it, and nothing on the
 * road makes them wait. `release`: before which nobody of a batch can board, minutes.
 */
export function toShuttle(
  routes: readonly DraftRoute[],
  loads: readonly Load[],
  {
    rough,
    destinations,
    room,
    release,
  }: {
    readonly rough: Rough;
    readonly destinations: (batch: string) => readonly string[];
    readonly room: ReadonlyMap<string, Room>;
    readonly release: (batch: string) => number;
  },
): Shuttle {
  const bySource = new Map<string, Load[]>();
  for (const load of loads) {
    const known = bySource.get(keyOf(load));
    if (known) known.push(load);
    else bySource.set(keyOf(load), [load]);
  }
  // Full vehicles first: when the last ones come too late for a window, fewer are left behind.
  const sources = [...bySource].map(([key, of]) => ({
    key,
    loads: of.toSorted((a, b) => sizeOf(b.people) - sizeOf(a.people)),
  }));
  const first = (source: number) => sources[source]?.loads[0] as Load;
  const sinks = [
    ...new Set(sources.flatMap(({ loads: [one] }) => (one ? destinations(one.batch) : []))),
  ];
  const starts = [...new Set(routes.map(({ at }) => at))];
  const S = sources.length;
  const D = sinks.length;

  const there: number[] = [];
  const back: number[] = [];
  const out: number[] = [];
  for (let source = 0; source < S; source++) {
    const { site, batch, people } = first(source);
    const may = new Set(destinations(batch));
    for (const sink of sinks) {
      there.push(may.has(sink) ? rough.trip(site, sink, sizeOf(people)) : Number.POSITIVE_INFINITY);
    }
  }
  for (const sink of sinks) {
    for (let source = 0; source < S; source++) back.push(rough.empty(sink, first(source).site));
  }
  for (const start of starts) {
    for (let source = 0; source < S; source++) out.push(rough.empty(start, first(source).site));
  }
  // A vehicle that would come before anybody may board is as good as one that comes just then.
  const opens = Math.min(...sources.map((_, source) => release(first(source).batch)));
  const ready = routes.map(({ at, free }) => {
    const nearest = Math.min(...sources.map((_, source) => rough.empty(at, first(source).site)));
    return Math.max(free, opens - nearest);
  });
  const unitsAMinute = unitsFor([...there, ...back, ...out, ...ready]);
  const units = (times: readonly number[]): Int32Array =>
    Int32Array.from(times, (time) =>
      time === Number.POSITIVE_INFINITY ? NO_WAY : Math.ceil(time * unitsAMinute - 1e-6),
    );
  const largest = loads.reduce((most, { people }) => Math.max(most, sizeOf(people)), 1);
  const mostLying = loads.reduce((most, { people }) => Math.max(most, people.lying), 0);
  return {
    sources,
    sinks,
    unitsAMinute,
    problem: {
      sources: S,
      sinks: D,
      starts: starts.length,
      loads: Int32Array.from(sources, ({ loads: of }) => of.length),
      room: Int32Array.from(sinks, (sink) => {
        const { people = 0, lying = 0 } = room.get(sink) ?? {};
        const byLying = mostLying > 0 ? lying / mostLying : Number.POSITIVE_INFINITY;
        return Math.min(loads.length, Math.floor(Math.min(people / largest, byLying) + 1e-9));
      }),
      out: units(out),
      there: units(there),
      back: units(back),
      start: Int32Array.from(routes, ({ at }) => starts.indexOf(at)),
      ready: units(ready),
      demand: 'exactly',
    },
  };
}
