export { type Cells, listCount, listed, pairOf } from './cells.ts';
export { type Fit, fitModel, withoutTopInteraction } from './fit.ts';
export {
  LIST_KINDS,
  type LinkedLists,
  type ListKind,
  type ListRefusal,
  linkLists,
  MOST_LISTS,
  type TokenList,
} from './lists.ts';
export { hierarchicalModels, type Model, modelText } from './models.ts';
export { ASSUMPTIONS, type Assumption, withMissedLinks } from './sensitivity.ts';
export { estimateFromLists, type Interval, type SeveralLists } from './several-lists.ts';
export { type ValueSpike, valueSpike } from './spike.ts';
export { chapman, lincolnPetersen, type TwoListEstimate, type TwoLists } from './two-lists.ts';
