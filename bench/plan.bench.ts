// Equal vehicles, loads, sources, sinks, and the last one as early as possible: our search after 0.2, 1 and 4 s beside dispatch by hand, HiGHS on the published and on
// the aggregated model, and OR-Tools' constraint solver, all on the same instances. Every schedule is driven leg by leg by the checker before it counts. Instances: those of the
// folder CORRIDOR_BEP, whose README names the optima, else our own of the same kind, whose optima are proven here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkShuttle,
  evacXlProblem,
  proveShuttle,
  publicLike,
  readBep,
  type ShuttleProblem,
  type ShuttleRoutes,
  searchShuttle,
  shuttleBounds,
  XL,
} from '@corridor/plan';
import { openHighs } from '@corridor/plan/highs';
import { byHalving } from './planning/aggregated.ts';
import { slowness, workedMs } from './planning/clock.ts';
import { earliestFinish } from './planning/earliestFinish.ts';
import { openOrTools } from './planning/ortools.ts';
import { openPublished } from './planning/published.ts';
import type { Bench, Figure } from './support/figure.ts';

const OURS = [0.2, 1, 4] as const;
const PEERS = 4;
const SEEDS = 2;

/** In percent above the optimum, as published for the whole sets of this size: CPLEX after 15 minutes, GRASP after 30 s. */
const PUBLISHED: { readonly [size: number]: readonly [cplex: number, grasp: number] } = {
  2: [0, 0],
  3: [0, 3.5],
  4: [0.8, 2.4],
  5: [1.7, 1],
  6: [11, 4.1],
  7: [12.7, 8.8],
  8: [24.9, 12.9],
  9: [33.4, 14.4],
  10: [40.5, 16.8],
};

interface Instance {
  readonly name: string;
  readonly problem: ShuttleProblem;
  readonly optimum: number | null;
}

function instances(): readonly Instance[] {
  const folder = process.env.CORRIDOR_BEP;
  if (!folder) {
    return Object.keys(PUBLISHED).flatMap((size) =>
      Array.from({ length: SEEDS }, (_, at) => ({
        name: `own ${size}, seed ${at + 1}`,
        problem: publicLike(at + 1, Number(size)),
        optimum: null,
      })),
    );
  }
  const optima = new Map(
    [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| (BEP\S+) \| (\d+)/gm)].map(
      ([, file = '', optimum]) => [file, Number(optimum)],
    ),
  );
  return readdirSync(folder)
    .filter((file) => file.startsWith('BEP'))
    .map((file) => {
      const read = readBep(readFileSync(join(folder, file), 'utf8'));
      if (!read.ok) throw new Error(`${file}: ${read.faults[0]?.why}`);
      return { name: file, problem: read.problem, optimum: optima.get(file) ?? null };
    });
}

/** When the last vehicle is done; throws where the routes cannot be driven. */
function endOf(problem: ShuttleProblem, routes: ShuttleRoutes): number {
  const { wrong, ends } = checkShuttle(problem, routes);
  if (wrong.length > 0)
    throw new Error(`routes that cannot be driven: ${JSON.stringify(wrong[0])}`);
  return ends;
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const percent = (ratio: number) => ((ratio - 1) * 100).toFixed(1);

const bench: Bench = async (tell) => {
  const slow = slowness();
  const solver = await openHighs();
  const published = await openPublished();
  const orTools = await openOrTools();
  if (!orTools) tell('or-tools-wasm is not installed (npm ci in bench/): not compared');
  const ours = (problem: ShuttleProblem, seconds: number): number => {
    const until = workedMs() + seconds * 1000 * slow;
    const found = searchShuttle(problem, { seed: 1, keepGoing: () => workedMs() < until });
    if (!found) throw new Error('no routes found');
    return endOf(problem, found.routes);
  };
  // By size and method, ends against optima. A method without an answer counts as dispatch by hand, for that is at hand.
  const ratios = new Map<number, Map<string, number[]>>();
  for (const { name, problem, optimum } of instances()) {
    const byHand = earliestFinish(problem);
    if (!byHand) throw new Error(`${name}: dispatch by hand got stuck`);
    const manual = endOf(problem, byHand);
    const range = { low: shuttleBounds(problem).best, high: manual, seconds: PEERS * slow };
    const told = new Map<string, number | null>([['by hand', manual]]);
    for (const seconds of OURS) told.set(`ours ${seconds} s`, ours(problem, seconds));
    const ofPeer = (routes: ShuttleRoutes | null) => (routes ? endOf(problem, routes) : null);
    told.set(`published model, HiGHS`, ofPeer(published(problem, range.seconds)));
    const halved = await byHalving(
      problem,
      async (model, seconds) => {
        const open = solver.open(model.programme);
        const { status, values } = open.solve({ seconds });
        open.close();
        if (status === 'optimal') return model.routesOf(values);
        return status === 'infeasible' ? 'none' : null;
      },
      range,
    );
    told.set('aggregated model, HiGHS', ofPeer(halved));
    if (orTools) told.set('aggregated model, CP-SAT', ofPeer(await orTools.cpSat(problem, range)));
    const best = optimum ?? proveShuttle(problem, solver, { seconds: 60 * slow }).bound;
    const size = problem.sources;
    const ofSize = ratios.get(size) ?? new Map<string, number[]>();
    ratios.set(size, ofSize);
    for (const [method, ends] of told) {
      if (ends !== null && ends < best) throw new Error(`${name}: ${method} ends before a bound`);
      ofSize.set(method, [...(ofSize.get(method) ?? []), (ends ?? manual) / best]);
    }
    tell(
      `${name} (${best}): ${[...told].map(([method, ends]) => `${method} ${ends ?? '–'}`).join(', ')}`,
    );
  }
  console.table(
    [...ratios]
      .sort(([a], [b]) => a - b)
      .map(([size, ofSize]) => ({
        size,
        ...Object.fromEntries(
          [...ofSize].map(([method, all]) => [`${method}, % over`, percent(meanOf(all))]),
        ),
        'CPLEX 15 min, published': PUBLISHED[size]?.[0],
        'GRASP 30 s, published': PUBLISHED[size]?.[1],
      })),
  );
  const methods = [...new Set([...ratios.values()].flatMap((ofSize) => [...ofSize.keys()]))];
  const figures: Figure[] = methods.map((method) => ({
    where: `${method}: its end against the optimum, mean of all instances`,
    value: meanOf([...ratios.values()].flatMap((ofSize) => ofSize.get(method) ?? [])),
    unit: '×',
    ...(method === 'ours 1 s' && { bar: { atMost: 1.005 } }),
  }));
  for (const [vehicles, bar] of [
    [200, 1.03],
    [60, 1.015],
    [20, 1.01],
  ] as const) {
    const problem = evacXlProblem(XL(vehicles));
    const bound = shuttleBounds(problem).best;
    const byHand = endOf(problem, earliestFinish(problem) ?? []);
    const ends = OURS.map((seconds) => ours(problem, seconds));
    tell(`XL${vehicles}: no plan before ${bound}; by hand ${byHand}; ours ${ends.join(', ')}`);
    const value = (ends[1] as number) / bound;
    figures.push({
      where: `XL${vehicles}, ours 1 s against the bound`,
      value,
      unit: '×',
      bar: { atMost: bar },
    });
    figures.push({
      where: `XL${vehicles}, dispatch by hand against the bound`,
      value: byHand / bound,
      unit: '×',
    });
  }
  return figures;
};

export default bench;
