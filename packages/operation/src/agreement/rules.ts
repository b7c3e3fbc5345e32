/** Nothing is recorded until it is mended. `{…}` are names and figures. */
export const REFUSED_RULES = {
  'unknown-party': '{name} is named here, and is none of the parties.',
  'unknown-site': '{name} is named here, and is none of the places.',
  'unknown-road': '{name} is named here, and is none of the roads.',
  'unknown-window': '{name} is named here, and is none of the windows.',
  'unknown-term': '{name} is named here, and is none of the terms.',
  'unknown-batch': '{name} is named here, and is none of the batches.',
  twice: '{name} is there twice.',
  'range-upside-down': 'From {low} to {high} is upside down.',
  'parts-exceed': 'Its parts come to at least {parts}, and the whole is at most {whole}.',
  'batches-exceed': 'Its batches come to at least {parts}, and the term is for at most {whole}.',
  'batches-fall-short':
    'All its batches together come to at most {parts}, and the term is for at least {whole}.',
  'terms-contradict':
    'It is for {one}, and {other} is about the same people and says {number}: both cannot be kept.',
  'window-upside-down': 'The window ends before it begins.',
  'due-before-window': 'It is to be done by {due}, and its first window opens only at {opens}.',
  'not-before-too-late': 'It may not go before {time}, and by then {limit} is over.',
  'waits-for-itself': '{name} would wait for itself.',
  'count-out-of-reach': 'It waits for {need} people of {name}, of whom at most {most} are to come.',
  'waits-in-a-ring': '{name} could never go: {ring}. Each waits for the other.',
  'never-comes': '{name} could never go: it waits for {other}, which never can.',
  'binds-nobody': '{name} is no party and no guarantor: it can require nothing of a batch.',
  'no-way-to-meet':
    'Nothing is named that would meet this condition, and nobody’s word counts for it.',
  'nobody-gives-the-word': 'A word is to count here, and nobody is named whose word it is.',
} as const;

/** It may be meant so. */
export const NOTED_RULES = {
  'no-road': 'No road leads from {from} to {to}: whether it is open cannot be told.',
  'no-number':
    'No number is agreed for {name}: another batch that waits until it has arrived waits for a person to say that it is complete.',
  'wounded-held': '{party} holds the wounded: {name} waits for {what}.',
  'not-agreed': 'Not in force: {parties} have not said yes.',
} as const;

export type AgreementRule = keyof typeof REFUSED_RULES | keyof typeof NOTED_RULES;

const leveled = <R extends AgreementRule>(
  rules: { readonly [rule in R]: string },
  level: 'refused' | 'noted',
) =>
  Object.fromEntries(
    Object.entries<string>(rules).map(([rule, says]) => [rule, { level, says }]),
  ) as { readonly [rule in R]: { readonly level: 'refused' | 'noted'; readonly says: string } };

/** What is looked at when an agreement is entered, each in one plain sentence. */
export const AGREEMENT_RULES = {
  ...leveled(REFUSED_RULES, 'refused'),
  ...leveled(NOTED_RULES, 'noted'),
};
