import type { RevisionCause } from '@corridor/account';
import type { Fact, OWN_FUNCTIONS, STATEMENT_RULES, StatementState } from '@corridor/operation';
import { codesIn, type Values, type Words, wordOf } from '@corridor/text';

const rules: Words<(typeof STATEMENT_RULES)[number]> = {
  'counted-minimum': 'counted one by one, rounded down',
  estimate: 'best estimate with its interval',
  'as-agreed': 'the number that was agreed',
  other: 'another rule',
};
/** Our own, never a name: who lets a figure out of the house. */
const functions: Words<(typeof OWN_FUNCTIONS)[number]> = {
  'head-of-operation': 'head of operation',
  'deputy-head': 'deputy head of operation',
  'field-coordination': 'field coordination',
  'information-management': 'information management',
  communications: 'communications',
  protection: 'protection',
  legal: 'legal adviser',
};
const channels: Words<Fact<'statement', 'said@1'>['channel']> = {
  parties: 'to the parties',
  press: 'to the press',
  web: 'on the web',
  briefing: 'at a briefing',
  other: 'elsewhere',
};
const states: Words<StatementState['status']> = {
  unknown: 'not known',
  drafted: 'drafted, not cleared',
  cleared: 'cleared, not said yet',
  said: 'said',
  superseded: 'superseded',
};
const measures: Words<'arrived' | 'departed'> = {
  arrived: 'have arrived',
  departed: 'have left',
};
/** Why the figure of an hour is another one now; `n` is how many people more or fewer. */
const causes: Words<RevisionCause> = {
  'late-counts':
    '{n} on {on, plural, one {# vehicle} other {# vehicles}}: counted by then, heard of later',
  'late-movements':
    '{n} on {on, plural, one {# vehicle} other {# vehicles}}: had left or arrived by then, heard of later',
  corrected: '{n} on {on, plural, one {# vehicle} other {# vehicles}}: counts corrected',
  'counted-again': '{n} on {on, plural, one {# vehicle} other {# vehicles}}: counted again',
  'taken-back': '{n} on {on, plural, one {# vehicle} other {# vehicles}}: records taken back',
  'lost-standing':
    '{n} on {on, plural, one {# vehicle} other {# vehicles}}: records that no longer count',
  joined:
    '{n} on {on, plural, one {# trip} other {# trips}}: found to be one, counted twice before',
  parted: '{n} on {on, plural, one {# trip} other {# trips}}: found not to be one',
  moved:
    '{n} on {on, plural, one {# vehicle} other {# vehicles}}: the time or place was told otherwise',
  'own-means-late':
    '{n} by their own means at {on, plural, one {# place} other {# places}}: heard of later',
  'own-means-changed':
    '{n} by their own means at {on, plural, one {# place} other {# places}}: counts changed',
  'estimate-learned': '{n}: the estimate learned from the other counts',
};

export const lists = { rules, functions, channels, states, measures, causes } as const;
type Lists = typeof lists;

/** The words of our own figures. */
export const statementWord = <L extends keyof Lists>(
  list: L,
  code: keyof Lists[L] & string,
  values: Values = {},
): string => wordOf(lists[list] as Words<string>, code, values);

export const statementCodes = <L extends keyof Lists>(
  list: L,
): readonly (keyof Lists[L] & string)[] =>
  codesIn(lists[list] as Words<string>) as readonly (keyof Lists[L] & string)[];

export const statementChoices = <L extends keyof Lists>(list: L) =>
  statementCodes(list).map((value) => ({ value, text: statementWord(list, value) }));
