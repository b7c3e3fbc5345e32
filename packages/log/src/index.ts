export { readBundle, readBundleHeader } from './bundle/read.ts';
export type * from './bundle/types.ts';
export { type BundleOptions, writeBundle } from './bundle/write.ts';
export { createHubClient } from './client/client.ts';
export type { HttpParts } from './client/http.ts';
export { type Joined, joinOperations, lookAtInvitation, type Offer } from './client/join.ts';
export type * from './client/types.ts';
export { devicesToTrail, lacking, type PullFor, pull, push, trailOf } from './exchange/exchange.ts';
export type { PullAnswer, PullAsk } from './exchange/types.ts';
export { codeInHalves } from './handover/code.ts';
export { type Collected, type Collector, createCollector } from './handover/collectFrames.ts';
export { type FileKind, kindOfFile } from './handover/kindOfFile.ts';
export { createParcelReader, type ParcelReader, readParcel } from './handover/readParcel.ts';
export { receiptsToShow, receiptsToText, textToReceipts } from './handover/receiptText.ts';
export {
  bytesToFrames,
  type Frames,
  framesPerSecond,
  frameVersion,
} from './handover/sendFrames.ts';
export type * from './handover/types.ts';
export { unzip } from './handover/unzip.ts';
export { type Parcel, writeParcel } from './handover/writeParcel.ts';
export { createDeviceKey, recoveryToSeed, seedToRecovery } from './keys/deviceKey.ts';
export { checkJoin, checkSession } from './keys/proofs.ts';
export { openReceiptBook } from './keys/receiptBook.ts';
export { checkReceipt, makeReceipt, type Receipt, type ReceiptLevel } from './keys/receipts.ts';
export { seedToRecoverySealing } from './keys/recoverySealing.ts';
export { composeLine } from './line/compose.ts';
export { maxSliceBytes, maxSliceLines } from './line/limits.ts';
export { isExercise, isFounder, operationIdOf } from './line/operation.ts';
export { lineToText } from './line/parse.ts';
export { lineMessage, signText, verifyText } from './line/sign.ts';
export { openLog } from './open/log.ts';
export type * from './open/types.ts';
export type { Ordered } from './order/key.ts';
export { createMemoryOutbox } from './outbox/memory.ts';
export {
  createOutbox,
  type Delivered,
  type Outbox,
  type OutboxStore,
  type SealedRecord,
  type TakenIn,
} from './outbox/outbox.ts';
export {
  createSealingKey,
  identityToSealingKey,
  openSealed,
  type SealingKey,
  sealLines,
} from './outbox/sealing.ts';
export { unsealedRuns } from './outbox/unsealed.ts';
export { createProjection } from './projection/projection.ts';
export type * from './projection/types.ts';
export {
  createReaderKey,
  isRecipient,
  mostRecipients,
  openBytes,
  type ReaderKey,
  sealBytes,
} from './sealed/sealed.ts';
export {
  openSealedChain,
  readSealed,
  type SealedChain,
  type SealedChainParts,
} from './sealedchain/chain.ts';
export { createMemorySealedStore, createSealedShelf } from './sealedchain/memory.ts';
export type * from './sealedchain/types.ts';
export { type Chains, createChainIndex } from './standing/chains.ts';
export { DEVICE_KINDS, isDeviceFact } from './standing/facts.ts';
export { foldStanding } from './standing/fold.ts';
export { byRank } from './standing/rank.ts';
export type * from './standing/types.ts';
export { createMemoryStore } from './store/memory/store.ts';
export { base64urlToBytes, bytesToBase64url } from './text/base64url.ts';
export type * from './types.ts';
export { createSigner, createVerify, runtimeRandom, seedToSigner } from './webcrypto/ed25519.ts';
