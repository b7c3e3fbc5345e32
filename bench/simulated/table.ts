import { medianOf, percentileOf } from '../support/measure.ts';
import type { Answer } from './operation.ts';

/** Of many answers to one question. Shares are of 1; widths and biases are of the truth. */
export interface Covered {
  readonly asked: number;
  /** Of those asked, where the account gave an estimate at all. */
  readonly answered: number;
  /** Of the answered, where the truth lay within the interval; where it lay above, below. */
  readonly covered: number;
  readonly above: number;
  readonly below: number;
  /** By what every interval would have to be made wider, or narrower, for nine in ten to hold the truth. */
  readonly stretch: number;
  /** Medians. */
  readonly width: number;
  readonly bias: number;
  /** Truth below what is said to be the least, or outside what is said to be possible: must never be. */
  readonly belowMinimum: number;
  readonly impossible: number;
  readonly spreadsheet: Plain;
  readonly fair: Plain;
}
/** A sum and a tenth of it either way. */
export interface Plain {
  readonly covered: number;
  readonly width: number;
  readonly bias: number;
}

/** What a 90 % interval has to hold, and how wide it may be, in widths of a plain sum ± 10 %. */
export const BAR = { least: 0.87, most: 0.93, width: 0.5 } as const;

/** Which bars these answers miss. */
export const missedBars = (covered: Covered): readonly string[] => [
  ...(covered.covered < BAR.least ? ['holds the truth too seldom'] : []),
  ...(covered.covered > BAR.most ? ['is wider than it need be'] : []),
  ...(covered.width > BAR.width * covered.spreadsheet.width ? ['is wider than half of ±10 %'] : []),
];

const share = <T>(items: readonly T[], is: (item: T) => boolean) =>
  items.length ? items.filter(is).length / items.length : Number.NaN;

type Answered = NonNullable<Answer['estimate']> & Pick<Answer, 'truth'>;
/** How far the truth lies from the estimate, in lengths of the interval to that side. */
const awayOf = ({ truth, people, low, high }: Answered): number =>
  truth === people ? 0 : (truth - people) / ((truth > people ? high : low) - people);

const plain = (answers: readonly Answer[], of: (answer: Answer) => number): Plain => ({
  covered: share(
    answers,
    (answer) => of(answer) * 0.9 <= answer.truth && answer.truth <= of(answer) * 1.1,
  ),
  width: medianOf(answers.map((answer) => (0.2 * of(answer)) / answer.truth)),
  bias: medianOf(answers.map((answer) => of(answer) / answer.truth - 1)),
});

export const coverageOf = (answers: readonly Answer[]): Covered => {
  const answered = answers.flatMap(({ estimate, truth }) =>
    estimate ? [{ truth, ...estimate }] : [],
  );
  return {
    asked: answers.length,
    answered: answered.length / answers.length,
    covered: share(answered, ({ low, high, truth }) => low <= truth && truth <= high),
    above: share(answered, ({ high, truth }) => truth > high),
    below: share(answered, ({ low, truth }) => truth < low),
    stretch: percentileOf(answered.map(awayOf), 90),
    width: medianOf(answered.map(({ low, high, truth }) => (high - low) / truth)),
    bias: medianOf(answered.map(({ people, truth }) => people / truth - 1)),
    belowMinimum: share(answers, ({ minimum, truth }) => truth < minimum),
    impossible: share(
      answers,
      ({ possible, truth }) =>
        possible !== null &&
        (truth < possible.low || (possible.high !== null && truth > possible.high)),
    ),
    spreadsheet: plain(answers, (answer) => answer.spreadsheet),
    fair: plain(answers, (answer) => answer.fair),
  };
};

/** Every question by itself, and the questions of one role pooled. */
export const groupsOf = (answers: readonly Answer[]): ReadonlyMap<string, readonly Answer[]> =>
  new Map([
    ...Map.groupBy(answers, ({ name }) => name),
    ...Map.groupBy(
      answers.filter(({ role }) => role !== 'operation'),
      ({ role }) => `any ${role} site`,
    ),
    ['ANY SITE', answers.filter(({ role }) => role !== 'operation')],
    ['ANY TOTAL', answers.filter(({ role }) => role === 'operation')],
  ]);

const percent = (part: number, digits = 1) =>
  Number.isNaN(part) ? '–' : `${(part * 100).toFixed(digits)} %`;

export const toRow = (covered: Covered) => ({
  asked: covered.asked,
  answered: percent(covered.answered, 0),
  'covers %': percent(covered.covered),
  'too low / too high': `${percent(covered.above)} / ${percent(covered.below)}`,
  'wider ×': covered.stretch.toFixed(2),
  width: percent(covered.width),
  bias: percent(covered.bias, 2),
  '< minimum': percent(covered.belowMinimum),
  'not possible': percent(covered.impossible),
  'spreadsheet ±10 %': `${percent(covered.spreadsheet.covered, 0)}, bias ${percent(covered.spreadsheet.bias)}`,
  'fair sum ±10 %': `${percent(covered.fair.covered, 0)}, bias ${percent(covered.fair.bias)}`,
  'width / ±10 %': (covered.width / covered.spreadsheet.width).toFixed(2),
  'width / fair': (covered.width / covered.fair.width).toFixed(2),
});
