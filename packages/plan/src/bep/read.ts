import type { ShuttleProblem } from '../shuttle/types.ts';

/** What is wrong with an instance: where, what, and what to do about it. */
export interface BepFault {
  /** Counted from 1; one more than there are where the text ends too soon. */
  readonly line: number;
  readonly why: string;
}

export type BepRead =
  | { readonly ok: true; readonly problem: ShuttleProblem }
  | { readonly ok: false; readonly faults: readonly BepFault[] };

interface Row {
  readonly line: number;
  readonly numbers: readonly number[];
}

/** What the solver can add up without running over. */
const LARGEST = 10_000_000;

/**
 * Reads a bus evacuation instance as they are published: buses and their places; depots and the buses at each; sources and their people;
 * sinks and their capacities; from each depot to each source; from each source to each sink, the same back. People and capacities
 * divided by the places of a bus are loads, a rest of people rounded up and a rest of capacity left over.
 */
export function readBep(text: string, demand: ShuttleProblem['demand'] = 'at-least'): BepRead {
  const faults: BepFault[] = [];
  const rows = rowsOf(text, faults);
  if (faults.length > 0) return { ok: false, faults };
  const lines = text.split('\n').length;
  let at = 0;
  const next = (what: string): Row => {
    const row = rows[at++];
    if (row) return row;
    const why = `The text ends where ${what} should stand. Complete it, or fetch the file again.`;
    if (faults.length === 0) faults.push({ line: lines + 1, why });
    return { line: lines + 1, numbers: [] };
  };
  const fault = (line: number, why: string) => faults.push({ line, why });
  const isOver = () => at > rows.length;

  const head = next('the number of buses and their places');
  const [buses = 0, places = 0] = head.numbers;
  if (!isOver() && (head.numbers.length !== 2 || buses < 1 || places < 1)) {
    fault(
      head.line,
      'The first line has two numbers of 1 or more: how many buses there are and how many people one holds.',
    );
  }
  /** `count sum first second …`; where nobody writes the sum, without it. */
  const list = (what: string, hasSum: boolean): readonly number[] => {
    const { line, numbers } = next(what);
    if (isOver()) return [];
    const [count = 0, ...rest] = numbers;
    const values = hasSum ? rest.slice(1) : rest;
    if (count < 1 || values.length !== count) {
      const start = hasSum ? 'After the number of them and their sum' : 'After the number of them';
      const many = `${Math.max(1, count)} ${count === 1 ? 'number' : 'numbers'}`;
      fault(line, `${start}, ${what} must be ${many}; here are ${Math.max(0, values.length)}.`);
      return [];
    }
    const sum = values.reduce((all, one) => all + one, 0);
    if (hasSum && sum !== rest[0]) {
      fault(
        line,
        `It says ${rest[0]} in all, and ${what} add up to ${sum}. Correct what is wrong.`,
      );
    }
    return values;
  };
  const busesAt = list('buses at each depot', false);
  const busesInAll = busesAt.reduce((all, one) => all + one, 0);
  if (busesAt.length > 0 && busesInAll !== buses) {
    const here = rows[1]?.line ?? 0;
    fault(here, `The depots have ${busesInAll} buses, and line ${head.line} says ${buses}.`);
  }
  const people = list('people of each source', true);
  const capacity = list('capacities of each sink', true);
  if (faults.length > 0) return { ok: false, faults };

  const matrix = (what: string, height: number, width: number): Int32Array => {
    const values = new Int32Array(height * width);
    for (let row = 0; row < height; row++) {
      const { line, numbers } = next(`row ${row + 1} of ${height} of ${what}`);
      if (isOver()) return values;
      const [name, ...minutes] = numbers;
      if (name !== row + 1) {
        fault(line, `Row ${row + 1} of ${what} begins with ${row + 1}, this one with ${name}.`);
      } else if (minutes.length !== width) {
        fault(
          line,
          `This row of ${what} needs ${width} after its number; here are ${minutes.length}.`,
        );
      } else values.set(minutes, row * width);
    }
    return values;
  };
  const [depots, sources, sinks] = [busesAt.length, people.length, capacity.length];
  const out = matrix('distances from depots to sources', depots, sources);
  const there = matrix('distances from sources to sinks', sources, sinks);
  const over = rows[at];
  if (over) fault(over.line, 'Nothing may stand after the last distances. Delete it.');
  const loads = Int32Array.from(people, (one) => Math.ceil(one / places));
  const room = Int32Array.from(capacity, (one) => Math.floor(one / places));
  const [needed, had] = [loads, room].map((all) => all.reduce((sum, one) => sum + one, 0));
  if (faults.length === 0 && (needed as number) > (had as number)) {
    const line = rows[3]?.line ?? 0;
    fault(line, `The sinks have room for ${had} full buses, and ${needed} are to be brought.`);
  }
  if (faults.length > 0) return { ok: false, faults };
  const back = new Int32Array(sinks * sources);
  for (let source = 0; source < sources; source++) {
    for (let sink = 0; sink < sinks; sink++) {
      back[sink * sources + source] = there[source * sinks + sink] as number;
    }
  }
  const start = Int32Array.from(
    busesAt.flatMap((count, depot) => new Array<number>(count).fill(depot)),
  );
  const ready = new Int32Array(start.length);
  const sizes = { sources, sinks, starts: depots };
  return {
    ok: true,
    problem: { ...sizes, loads, room, out, there, back, start, ready, demand },
  };
}

function rowsOf(text: string, faults: BepFault[]): readonly Row[] {
  const rows: Row[] = [];
  text.split('\n').forEach((content, at) => {
    const words = content.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) return;
    const wrong = words.find((word) => !/^\d+$/.test(word) || Number(word) > LARGEST);
    if (wrong !== undefined) {
      const why = `“${wrong.slice(0, 40)}” is no whole number from 0 to ${LARGEST}. Such a file has nothing else in it.`;
      faults.push({ line: at + 1, why });
      return;
    }
    rows.push({ line: at + 1, numbers: words.map(Number) });
  });
  return rows;
}
