import type { FigureDifference, FigureValue } from '@corridor/report';
import { type FiguresVerdict, isRight } from '../evaluation/check.ts';
import { version } from '../version.ts';
import { figure, type Output } from './output.ts';

const valueToText = (value: FigureValue | undefined): string => {
  if (value === undefined) return 'nothing';
  switch (value.is) {
    case 'number':
      return Number.isInteger(value.value) ? figure(value.value) : String(value.value);
    case 'range':
      return value.high === null
        ? `${figure(value.low)} or more`
        : `${figure(value.low)}–${figure(value.high)}`;
    case 'estimate':
      return `${figure(value.value)} (${figure(value.low)}–${figure(value.high)})`;
    case 'unknown':
      return 'cannot be known';
    case 'contradiction':
      return 'a contradiction';
    case 'small':
      return 'fewer than 10';
    case 'withheld':
      return 'not told';
  }
};

const differenceToText = ({ id, published, recomputed }: FigureDifference): string =>
  `✗ ${id}: published ${valueToText(published?.value)}, recomputed ${valueToText(recomputed?.value)}`;

/** What became of published figures when they were worked out again. */
export function sayFigures(verdicts: readonly FiguresVerdict[], { say }: Output): void {
  for (const verdict of verdicts) {
    const { file, edition, figures, differing, isToldOtherwise, signedBy, cutOff } = verdict;
    say();
    say(
      `Published figures, ${edition} edition, as written down by ${new Date(cutOff).toISOString()}`,
    );
    say(`  in ${file}`);
    if (isRight(verdict)) say(`✓ all ${figure(figures)} figures come out again`);
    for (const one of differing) say(differenceToText(one));
    if (differing.length > 0)
      say(`✗ ${figure(differing.length)} of ${figure(figures)} figures differ`);
    if (differing.length > 0 && verdict.app !== version)
      say(
        `! published by Corridor ${verdict.app}, recomputed by ${version}: check it with that version`,
      );
    if (isToldOtherwise) say('✗ every figure comes out, but something beside them was changed');
    say(
      signedBy === null
        ? '✗ no signature fits these figures: they were changed after they were made'
        : `  signed by ${signedBy.label === null ? `the key ${signedBy.device}` : signedBy.label}`,
    );
  }
}

export const areAllRight = (verdicts: readonly FiguresVerdict[]): boolean =>
  verdicts.every(isRight);
