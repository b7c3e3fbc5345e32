export type * from './client/types.ts';
export {
  checkReceipt,
  isReceipt,
  makeReceipt,
  type Receipt,
  type ReceiptLevel,
} from './keys/receipts.ts';
export type * from './projection/types.ts';
export {
  type ChainIndex,
  type Chains,
  createChainIndex,
  type Fork,
  type Link,
} from './standing/chains.ts';
export type * from './standing/types.ts';
export type * from './types.ts';
