import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToBase64url } from './text/base64url.ts';
import { textToBytes } from './text/utf8.ts';
import type { HashText, Sha256 } from './types.ts';

export const sha256: Sha256 = (bytes) => nobleSha256(bytes);
export const hashText: HashText = (text) => bytesToBase64url(nobleSha256(textToBytes(text)));

export { runtimeTimer } from './client/timer.ts';
export { openIndexedDbOutbox } from './outbox/indexedDb.ts';
export { openIndexedDbSealedStore } from './sealedchain/indexedDb.ts';
export { dropOthers, type Resealing, resealSegments } from './store/indexeddb/lease.ts';
export { type BoxFor, openIndexedDbStore, unsealedBox } from './store/indexeddb/store.ts';
