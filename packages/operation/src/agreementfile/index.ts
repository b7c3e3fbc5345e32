export { type DraftedFact, draftToFacts } from './facts.ts';
export type { FileFinding } from './findings.ts';
export { type AgreementFile, readAgreementFile } from './read.ts';
export { DID_YOU_MEAN, FILE_RULES, type FileRule } from './rules.ts';
export { fillIn, findingToSentence, meansToSentence, type Saying } from './sentence.ts';
export { createZone, timeToText, type Zone } from './time.ts';
export { LONGEST_FILE } from './yaml.ts';
