import type { Scenario } from '../scenario/types.ts';

/** Each way in each direction it may be driven in, and quickest routes over them. */
export interface Ways {
  /** `way * 2 + back`: arcs are numbered alike in `Way`s; those that may not be driven have NaN minutes. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly minutes: Float64Array;
  readonly slow: Float64Array;
  /** Checkpoints of arc `a`: from `passFrom[a]` to before `passFrom[a + 1]`. */
  readonly passFrom: Int32Array;
  /** `checkpoint * 2 + back`. */
  readonly pass: Int32Array;
  /** Of all minutes of the arc, those driven before it. */
  readonly passShare: Float64Array;
  /** The earlier passage of the same arc at the same checkpoint, -1 where there is none. */
  readonly passAgain: Int32Array;
  /** The first arc of the quickest route, -1 where there is none. */
  readonly first: (from: number, to: number) => number;
  /** Infinity where no way leads there. */
  readonly quickest: (from: number, to: number) => number;
  /** The quickest single way, for people do not change from way to way; -1 where there is none. */
  readonly withPeople: (from: number, to: number) => number;
}

export function waysOf(
  scenario: Scenario,
  siteOf: (id: string) => number,
  checkpointOf: (id: string) => number,
): Ways {
  const { ways } = scenario;
  const sites = scenario.sites.length;
  const arcs = ways.length * 2;
  const from = new Int32Array(arcs);
  const to = new Int32Array(arcs);
  const minutes = new Float64Array(arcs);
  const slow = new Float64Array(arcs);
  const passFrom = new Int32Array(arcs + 1);
  const pass: number[] = [];
  const passShare: number[] = [];
  const passAgain: number[] = [];
  ways.forEach((way, index) => {
    for (const back of [0, 1] as const) {
      const arc = index * 2 + back;
      from[arc] = siteOf(back ? way.to : way.from);
      to[arc] = siteOf(back ? way.from : way.to);
      minutes[arc] = back ? (way.back ?? Number.NaN) : way.minutes;
      slow[arc] = (back ? way.slow?.back : way.slow?.minutes) ?? (minutes[arc] as number);
      passFrom[arc] = pass.length;
      const passed = back ? way.checkpoints.toReversed() : way.checkpoints;
      for (const { checkpoint, after } of passed) {
        const share = way.minutes > 0 ? after / way.minutes : 0;
        const here = checkpointOf(checkpoint) * 2 + back;
        passAgain.push(
          pass.lastIndexOf(here) >= (passFrom[arc] as number) ? pass.lastIndexOf(here) : -1,
        );
        pass.push(here);
        passShare.push(back ? 1 - share : share);
      }
      passFrom[arc + 1] = pass.length;
    }
  });

  const routes = new Map<number, { readonly first: Int32Array; readonly far: Float64Array }>();
  const routesTo = (site: number) => {
    const known = routes.get(site);
    if (known !== undefined) return known;
    const made = quickestTo(site, sites, from, to, minutes);
    routes.set(site, made);
    return made;
  };
  const first = (a: number, b: number) => routesTo(b).first[a] as number;

  const direct = new Map<number, number>();
  for (let arc = 0; arc < arcs; arc++) {
    if (Number.isNaN(minutes[arc])) continue;
    const key = (from[arc] as number) * sites + (to[arc] as number);
    const other = direct.get(key);
    if (other === undefined || (minutes[arc] as number) < (minutes[other] as number)) {
      direct.set(key, arc);
    }
  }
  return {
    from,
    to,
    minutes,
    slow,
    passFrom,
    pass: Int32Array.from(pass),
    passShare: Float64Array.from(passShare),
    passAgain: Int32Array.from(passAgain),
    first,
    quickest: (a, b) => routesTo(b).far[a] as number,
    withPeople: (a, b) => direct.get(a * sites + b) ?? -1,
  };
}

/** Everybody's quickest route to one site, searched from there against the direction of driving. */
function quickestTo(
  site: number,
  sites: number,
  from: Int32Array,
  to: Int32Array,
  minutes: Float64Array,
) {
  const into: number[][] = Array.from({ length: sites }, () => []);
  for (let arc = 0; arc < minutes.length; arc++) {
    if (!Number.isNaN(minutes[arc])) into[to[arc] as number]?.push(arc);
  }
  const first = new Int32Array(sites).fill(-1);
  const far = new Float64Array(sites).fill(Number.POSITIVE_INFINITY);
  const settled = new Uint8Array(sites);
  far[site] = 0;
  for (;;) {
    let near = -1;
    for (let i = 0; i < sites; i++) {
      if (settled[i] || far[i] === Number.POSITIVE_INFINITY) continue;
      if (near < 0 || (far[i] as number) < (far[near] as number)) near = i;
    }
    if (near < 0) return { first, far };
    settled[near] = 1;
    for (const arc of into[near] ?? []) {
      const start = from[arc] as number;
      const minutesFrom = (far[near] as number) + (minutes[arc] as number);
      if (settled[start] || minutesFrom >= (far[start] as number)) continue;
      far[start] = minutesFrom;
      first[start] = arc;
    }
  }
}
