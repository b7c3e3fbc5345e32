import { type Finding, RULES, type SubjectId } from '@corridor/operation';
import { named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { Facts } from '../view/facts.ts';

const toldElsewhere: ReadonlySet<Finding['rule']> = new Set([
  'counts-differ',
  'doors-differ',
  'transcription-differs',
  'fewer-arrived',
  'more-arrived',
]);

/** What looks wrong with a trip beside what has a place of its own: differing counts, and the difference on arrival. */
export const otherFindings = (facts: Facts, trip: SubjectId): readonly Finding[] =>
  facts.index.findings.of(trip).filter(({ rule }) => !toldElsewhere.has(rule));

/** The rule's own sentence, with the figures that show it. */
export function findingText(finding: Finding): string {
  const sentence = t(RULES[finding.rule]);
  const numbers = Object.entries(finding.numbers ?? {}).map(([name, n]) =>
    t('{what}: {n}', { what: word('findingNumber', name), n }),
  );
  return numbers.length
    ? t('{sentence} ({numbers})', { sentence, numbers: named(numbers) })
    : sentence;
}
