// At build and in tests: which texts an app says, and what its catalogues answer. Node only.
export { compileCatalogue, type PoCatalogue, readCatalogue, writeCatalogue } from './catalogue.ts';
export { catalogueFaults, sourceFaults } from './faults.ts';
export { texts } from './plugin.ts';
export { readScreenIn } from './readScreenIn.ts';
export { type AppTexts, sourceFiles, textsIn, textsOf } from './sources.ts';
