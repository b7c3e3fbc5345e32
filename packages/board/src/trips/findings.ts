import { type Finding, RULES } from '@corridor/operation';
import { t } from '../text/t.ts';

/** The rule's own sentence, with the figures that show it. */
export function findingText(finding: Finding): string {
  const sentence = t(RULES[finding.rule]);
  const numbers = Object.entries(finding.numbers ?? {}).map(([name, n]) => `${name} ${n}`);
  return numbers.length ? `${sentence} (${numbers.join(', ')})` : sentence;
}
