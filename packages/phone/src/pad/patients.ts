import { startTally, type Tally } from './tally.ts';

/** Who is on an ambulance: nobody there is a head to be counted by rows. */
export type Aboard = 'lying' | 'sitting' | 'companions';
export const ABOARD: readonly Aboard[] = ['lying', 'sitting', 'companions'];

/**
 * An ambulance's count in the fields that every count has, so that accounts add up:
 *
 *   people  = lying + sitting + companions (and children on laps, asked after that as everywhere)
 *   lying   = lying patients
 *   wounded = patients, lying and sitting, wounded or sick: who needs care at the other end
 *
 * Sitting patients are `wounded − lying`, companions `people − laps − wounded`: nothing is lost.
 */
export const aboardOf = (tally: Tally | null): { readonly [who in Aboard]: number } => {
  const lying = tally?.lying ?? 0;
  const patients = Math.max(lying, tally?.wounded ?? 0);
  return {
    lying,
    sitting: patients - lying,
    companions: Math.max(0, (tally?.heads ?? 0) - patients),
  };
};

/** The count with that many lying, sitting or companions. `act` names a count that begins with it. */
export const withAboard = (tally: Tally | null, who: Aboard, n: number, act: string): Tally => {
  const aboard = { ...aboardOf(tally), [who]: Math.max(0, Math.round(n)) };
  const wounded = aboard.lying + aboard.sitting;
  return {
    ...(tally ?? startTally(act)),
    step: 'heads',
    heads: wounded + aboard.companions,
    spread: null,
    method: 'one-by-one',
    lying: aboard.lying,
    wounded,
  };
};
