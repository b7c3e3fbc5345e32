export { isVector } from './bundle/parts.ts';
export { readBundle, readBundleHeader } from './bundle/read.ts';
export type * from './bundle/types.ts';
export { type BundleOptions, writeBundle } from './bundle/write.ts';
export { createHubClient } from './client/client.ts';
export type { HttpParts } from './client/http.ts';
export { joinOperations, lookAtInvitation, type Offer } from './client/join.ts';
export type * from './client/types.ts';
export {
  allLacking,
  bodiesOf,
  devicesToTrail,
  type LackingFor,
  lacking,
  type PullFor,
  pull,
  push,
  trailOf,
} from './exchange/exchange.ts';
export type { MayRead, PullAnswer, PullAsk } from './exchange/types.ts';
export {
  createDeviceKey,
  type DeviceKey,
  recoveryToSeed,
  seedToRecovery,
} from './keys/deviceKey.ts';
export { checkJoin, checkSession, signJoin, signSession } from './keys/proofs.ts';
export {
  type KeptAt,
  openReceiptBook,
  type ReceiptBook,
  type ReceiptBookDeps,
} from './keys/receiptBook.ts';
export {
  checkReceipt,
  isReceipt,
  makeReceipt,
  type Receipt,
  type ReceiptLevel,
} from './keys/receipts.ts';
export { seedToRecoverySealing } from './keys/recoverySealing.ts';
export { isId, isOperationId } from './line/grammar.ts';
export { isUsableDevice } from './line/keys.ts';
export { maxLineBytes, maxSliceBytes, maxSliceLines } from './line/limits.ts';
export { isExercise, isFounder, operationIdOf } from './line/operation.ts';
export { headToLine, lineToText, parseLine, textToHead } from './line/parse.ts';
export { signText, verifyText } from './line/sign.ts';
export { openLog } from './open/log.ts';
export type * from './open/types.ts';
export { createSaw, type Saw } from './order/causality.ts';
export { orderCausally } from './order/causalList.ts';
export { byKey, type Ordered } from './order/key.ts';
export { createMemoryOutbox } from './outbox/memory.ts';
export {
  createOutbox,
  type Delivered,
  type Outbox,
  type OutboxStore,
  type OutboxTarget,
  type SealedRecord,
} from './outbox/outbox.ts';
export {
  createSealingKey,
  identityToSealingKey,
  openSealed,
  type SealingKey,
  sealLines,
} from './outbox/sealing.ts';
export { createProjection } from './projection/projection.ts';
export type * from './projection/types.ts';
export {
  type ChainIndex,
  type Chains,
  createChainIndex,
  type Fork,
  type Link,
} from './standing/chains.ts';
export { deviceSubject, isDeviceFact } from './standing/facts.ts';
export { foldStanding, type StandingDeps } from './standing/fold.ts';
export { byRank } from './standing/rank.ts';
export type * from './standing/types.ts';
export { createMemoryStore } from './store/memory/store.ts';
export { base64urlToBytes, bytesToBase64url } from './text/base64url.ts';
export type * from './types.ts';
export { createSigner, createVerify, runtimeRandom, seedToSigner } from './webcrypto/ed25519.ts';
