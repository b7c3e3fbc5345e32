import { accountOf, evidenceOf } from '@corridor/account';
import {
  type ErrorFamilies,
  type RehearsalOptions,
  rehearse,
  type ScenarioName,
} from '@corridor/exercise';
import { foldActs } from '@corridor/exercise/testing';
import { fairSum, spreadsheet } from './plain.ts';
import { questionsOf, type Role } from './questions.ts';

/** When the account is asked: at the end, or at the curtain with all that was written, or only heard, by then. */
export type Moment = 'end' | 'curtain' | 'heard';

/** One question of one operation: what was so, what the account said, what a sum says. People. */
export interface Answer {
  readonly name: string;
  readonly role: Role;
  readonly truth: number;
  readonly minimum: number;
  /** Hard bounds; null: contradiction, or nothing above. */
  readonly possible: { readonly low: number; readonly high: number | null } | null;
  /** null: cannot be known from these reports. */
  readonly estimate: {
    readonly people: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly spreadsheet: number;
  readonly fair: number;
}

export interface Simulated {
  readonly seed: string;
  readonly answers: readonly Answer[];
  /** How its people erred. Nothing above has seen it. */
  readonly errors: ErrorFamilies;
  /** ms: made, folded, counted. */
  readonly took: { readonly rehearse: number; readonly fold: number; readonly account: number };
}

/** One operation from beginning to end, and what the account makes of its records without knowing how it was made. */
export const simulate = (
  scenario: ScenarioName,
  seed: string,
  moment: Moment,
  options: RehearsalOptions = { families: 'drawn' },
): Simulated => {
  const start = performance.now();
  const rehearsal = rehearse(scenario, seed, options);
  const until = moment === 'end' ? Number.POSITIVE_INFINITY : rehearsal.curtain;
  const acts = [...rehearsal.acts].filter(
    (act) => act.at <= until && (moment !== 'heard' || act.deliveredAt <= until),
  );
  const made = performance.now();
  const { index } = foldActs({ ...rehearsal, acts }, undefined, { checks: false });
  const folded = performance.now();
  const evidence = evidenceOf(index);
  const account = accountOf(evidence);
  const watched = evidence.streams.flatMap(({ site }) => site ?? []);
  const questions = questionsOf(rehearsal, watched, until).filter(({ truth }) => truth > 0);
  const figures = questions.map(({ scope }) => account.figure(scope));
  const counted = performance.now();
  const [sheet, fair] = [spreadsheet(acts), fairSum(index)];
  return {
    seed,
    errors: rehearsal.truth.errors,
    answers: questions.map((question, place) => {
      const { minimum, possible, estimate } = figures[place] as (typeof figures)[number];
      const { name, role, truth } = question;
      return {
        name,
        role,
        truth,
        minimum,
        possible,
        estimate,
        spreadsheet: sheet(question),
        fair: fair(question),
      };
    }),
    took: { rehearse: made - start, fold: folded - made, account: counted - folded },
  };
};
