import { hash } from 'node:crypto';
import type { HashText, Sha256 } from './types.ts';

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
export const hashText: HashText = (text) => hash('sha256', text, 'base64url');

export { createNodeVerify } from './nodecrypto/ed25519.ts';
export { type Salvaged, salvageSqliteStore } from './store/sqlite/salvage.ts';
export { isDamagedStore, openSqliteStore } from './store/sqlite/store.ts';
