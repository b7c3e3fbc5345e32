// What is told at the end: who may read what of it, every figure with how it came to be, and the page to print.
export { editionOf } from './edition/edition.ts';
export type { Random } from './edition/redeal.ts';
export { SMALL } from './edition/small.ts';
export { evaluationOf } from './evaluation/evaluation.ts';
export * from './evaluation/types.ts';
export {
  evaluationDiffers,
  type FigureDifference,
  figureDifferences,
} from './figures/differences.ts';
export { evaluationToHtml } from './html/html.ts';
export { canonicalEvidence } from './material/canonical.ts';
export { cutOffFor, materialOf } from './material/material.ts';
export type { Material } from './material/types.ts';
export { type Records, type RecordsThen, recordsAt } from './records/records.ts';
export { catalogueOf } from './texts/catalogue.ts';

/** What the closing evaluation is told in. */
export const EDITION_LANGUAGES = ['ar', 'fr', 'en'] as const;
