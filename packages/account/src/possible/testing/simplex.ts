import { type Constraint, solve } from 'yalps';
import type { TallyEvidence, TripEvidence } from '../../evidence/types.ts';
import { heardAt } from '../heard.ts';
import type { Interval } from '../stated.ts';

type Row = { [row: string]: number };

/**
 * One trip as a linear programme, every place and every door a variable of its own: the long way to what the account
 * works out shortly. `kept`: the counts that are believed; places and doors stay as they were counted.
 */
export const programmeOf = (
  trip: TripEvidence,
  most: number,
  of: (tally: TallyEvidence) => Interval,
  kept: (tally: TallyEvidence) => boolean = () => true,
) => {
  const { born, died, joined, status, from } = trip;
  const variables: { [name: string]: Row } = { L: {}, A: {} };
  const constraints: { [row: string]: Constraint } = {};
  let rows = 0;
  const say = (terms: { [variable: string]: number }, constraint: Constraint) => {
    rows++;
    constraints[`r${rows}`] = constraint;
    for (const [variable, factor] of Object.entries(terms)) {
      variables[variable] ??= {};
      (variables[variable] as Row)[`r${rows}`] = factor;
    }
  };
  const change = born + joined - died;
  const tallies = trip.tallies.filter(
    ({ point, site }) => !(point === 'alighting' && site === from),
  );
  const boarding: string[] = [];
  const alighting: string[] = [];
  const places = [...Map.groupBy(tallies, ({ point, site }) => `${point} ${site}`)];
  places.forEach(([, counts], i) => {
    const place = `x${i}`;
    const [{ point }] = counts as [TallyEvidence];
    if (point === 'boarding') boarding.push(place);
    if (point === 'alighting') alighting.push(place);
    const parts = new Set(counts.map(({ part }) => part));
    const doors = [...parts].filter((part) => part !== 'whole');
    const sum = Object.fromEntries(doors.map((door) => [`${place}${door}`, -1]));
    if (doors.length) {
      const areBoth = parts.has('front') && parts.has('rear');
      say({ [place]: 1, ...sum }, areBoth ? { equal: 0 } : { min: 0 });
    }
    for (const tally of heardAt(counts).filter(kept)) {
      const variable = tally.part === 'whole' ? place : `${place}${tally.part}`;
      const [min, max] = of(tally);
      say({ [variable]: 1 }, { min, max });
    }
    if (point === 'checkpoint') {
      say({ [place]: 1, L: -1 }, { max: born + joined });
      const sites = (which: string) =>
        new Set(tallies.filter((one) => one.point === which).map((one) => one.site)).size;
      const isAll = sites('boarding') < 2 && sites('alighting') < 2;
      if (isAll && (status === 'arrived' || sites('alighting') === 0)) {
        say({ [place]: 1, L: -1 }, { min: -died });
      }
    }
  });
  if (boarding.length)
    say({ L: 1, ...Object.fromEntries(boarding.map((x) => [x, -1])) }, { equal: 0 });
  if (alighting.length) {
    const terms = Object.fromEntries(alighting.map((x) => [x, -1]));
    say({ A: 1, ...terms }, status === 'arrived' ? { equal: 0 } : { min: 0 });
  }
  say({ A: 1, L: -1 }, status === 'arrived' ? { equal: change } : { max: change });
  say({ L: 1 }, { max: most - Math.max(0, joined - died) });
  const fits = () => solve({ constraints, variables }).status !== 'infeasible';
  const end = (name: 'L' | 'A', direction: 'minimize' | 'maximize') => {
    const row = variables[name] as Row;
    row.asked = 1;
    const { result } = solve({ direction, objective: 'asked', constraints, variables });
    delete row.asked;
    return Math.round(result) + 0;
  };
  const range = (name: 'L' | 'A'): Interval => [end(name, 'minimize'), end(name, 'maximize')];
  return { fits, range };
};
