import type { FindingPart } from '../agreement/check.ts';
import { MEANS_WORDS, meansToWords } from '../agreement/means-words.ts';
import { AGREEMENT_RULES, type AgreementRule } from '../agreement/rules.ts';
import type { SubjectId } from '../event.ts';
import type { Means } from '../state/agreement.ts';
import { DID_YOU_MEAN, FILE_RULES, type FileRule } from './rules.ts';
import { timeToText, type Zone } from './time.ts';

/** How ids, moments and sentences are said. */
export interface Saying {
  /** What is not in it is said as it is. */
  readonly names: ReadonlyMap<SubjectId, string>;
  /** Whose clocks; null: UTC, and saying so. */
  readonly zone: Zone | null;
  /** A sentence with its `{places}` filled; another language says it otherwise. Default: English. */
  readonly say?: (template: string, values: { readonly [name: string]: string }) => string;
}

/** Fills `{places}`. */
export const fillIn = (template: string, values: { readonly [name: string]: string }): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] as string) : place,
  );

/** 12345 → `12 345`, with a narrow space, as everywhere. */
const figure = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** A means in words, as it stands after "waits until". */
export const meansToSentence = (means: Means, saying: Saying): string => {
  const { word, of } = meansToWords(means);
  return (saying.say ?? fillIn)(
    MEANS_WORDS[word],
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [
        name,
        name === 'time' && typeof value === 'number'
          ? timeToText(value, saying.zone)
          : partToText(value, saying),
      ]),
    ),
  );
};

const LONGEST_NAME = 80;
/** One line, whatever somebody put where a name belongs. */
const short = (text: string): string => {
  const line = text
    .slice(0, 4 * LONGEST_NAME)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
};

const partToText = (part: FindingPart, saying: Saying): string => {
  if (typeof part === 'number') return figure(part);
  if (typeof part === 'string') return short(saying.names.get(part) ?? part);
  if ('means' in part) return meansToSentence(part.means, saying);
  if ('map' in part) return part.map((one) => partToText(one, saying)).join(', ');
  return timeToText(part.at, saying.zone);
};

/** One finding in one sentence, with a second where a nearly right word is known. Never throws. */
export const findingToSentence = (
  finding: {
    readonly rule: AgreementRule | FileRule;
    readonly of: { readonly [name: string]: FindingPart };
    readonly meant?: string | null;
  },
  saying: Saying,
): string => {
  const { rule, of, meant = null } = finding;
  const say = saying.say ?? fillIn;
  const template =
    rule in AGREEMENT_RULES
      ? AGREEMENT_RULES[rule as AgreementRule].says
      : FILE_RULES[rule as FileRule];
  const values = Object.fromEntries(
    Object.entries(of).map(([name, part]) => [name, partToText(part, saying)]),
  );
  const sentence = say(template, values);
  return meant === null ? sentence : `${sentence} ${say(DID_YOU_MEAN, { meant })}`;
};
