/**
 * What is looked at when an agreement is entered, each in one plain sentence. `{…}` are names and figures. `refused`: nothing is recorded
 * until it is mended. `noted`: it may be meant so.
 */
export const AGREEMENT_RULES = {
  'unknown-party': { level: 'refused', says: '{name} is named here, and is none of the parties.' },
  'unknown-site': { level: 'refused', says: '{name} is named here, and is none of the places.' },
  'unknown-road': { level: 'refused', says: '{name} is named here, and is none of the roads.' },
  'unknown-window': { level: 'refused', says: '{name} is named here, and is none of the windows.' },
  'unknown-term': { level: 'refused', says: '{name} is named here, and is none of the terms.' },
  'unknown-batch': { level: 'refused', says: '{name} is named here, and is none of the batches.' },
  twice: { level: 'refused', says: '{name} is there twice.' },
  'range-upside-down': { level: 'refused', says: 'From {low} to {high} is upside down.' },
  'parts-exceed': {
    level: 'refused',
    says: 'Its parts come to at least {parts}, and the whole is at most {whole}.',
  },
  'batches-exceed': {
    level: 'refused',
    says: 'Its batches come to at least {parts}, and the term is for at most {whole}.',
  },
  'batches-fall-short': {
    level: 'refused',
    says: 'All its batches together come to at most {parts}, and the term is for at least {whole}.',
  },
  'terms-contradict': {
    level: 'refused',
    says: 'It is for {one}, and {other} is about the same people and says {number}: both cannot be kept.',
  },
  'window-upside-down': { level: 'refused', says: 'The window ends before it begins.' },
  'due-before-window': {
    level: 'refused',
    says: 'It is to be done by {due}, and its first window opens only at {opens}.',
  },
  'not-before-too-late': {
    level: 'refused',
    says: 'It may not go before {time}, and by then {limit} is over.',
  },
  'waits-for-itself': { level: 'refused', says: '{name} would wait for itself.' },
  'count-out-of-reach': {
    level: 'refused',
    says: 'It waits for {need} people of {name}, of whom at most {most} are to come.',
  },
  'waits-in-a-ring': {
    level: 'refused',
    says: '{name} could never go: {ring}. Each waits for the other.',
  },
  'never-comes': {
    level: 'refused',
    says: '{name} could never go: it waits for {other}, which never can.',
  },
  'binds-nobody': {
    level: 'refused',
    says: '{name} is no party and no guarantor: it can require nothing of a batch.',
  },
  'no-way-to-meet': {
    level: 'refused',
    says: 'Nothing is named that would meet this condition, and nobody’s word counts for it.',
  },
  'nobody-gives-the-word': {
    level: 'refused',
    says: 'A word is to count here, and nobody is named whose word it is.',
  },
  'no-road': {
    level: 'noted',
    says: 'No road leads from {from} to {to}: whether it is open cannot be told.',
  },
  'no-number': {
    level: 'noted',
    says: 'No number is agreed for {name}: another batch that waits until it has arrived waits for a person to say that it is complete.',
  },
  'wounded-held': { level: 'noted', says: '{party} holds the wounded: {name} waits for {what}.' },
  'not-agreed': { level: 'noted', says: 'Not in force: {parties} have not said yes.' },
} as const satisfies {
  readonly [rule: string]: { readonly level: 'refused' | 'noted'; readonly says: string };
};
export type AgreementRule = keyof typeof AGREEMENT_RULES;
