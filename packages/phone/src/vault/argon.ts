import { argon2id } from 'hash-wasm';
import type { Cost } from './types.ts';

export interface ArgonAsk {
  readonly pin: string;
  readonly salt: Uint8Array;
  readonly cost: Cost;
}

/** 32 bytes. Takes as long as `cost` wants, and holds the thread. */
export const argon = ({ pin, salt, cost }: ArgonAsk): Promise<Uint8Array> =>
  argon2id({
    password: pin,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
