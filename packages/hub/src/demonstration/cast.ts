import { createHmac } from 'node:crypto';
import type { CastDevice } from '@corridor/exercise';
import { operationIdOf, seedToSigner } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { type Chain, createChain } from './chain.ts';

export interface Cast {
  readonly op: string;
  readonly chains: ReadonlyMap<string, Chain>;
}

/** Keys of the simulated devices: real Ed25519 keys, derived from one seed so that a restart finds them again. */
export const castSeedOf = (castSeed: string, key: string): Buffer =>
  createHmac('sha256', castSeed).update(`corridor cast\n${key}`).digest();

export async function createCast(castSeed: string, devices: readonly CastDevice[]): Promise<Cast> {
  const signerOf = (key: string) => seedToSigner(castSeedOf(castSeed, key));
  const founder = devices.find(({ enrolledBy }) => enrolledBy === null);
  if (!founder) throw new Error('a cast without a founder');
  const op = operationIdOf((await signerOf(founder.key)).device, true, hashText);
  const chains = new Map<string, Chain>();
  for (const { key } of devices) chains.set(key, createChain(op, await signerOf(key), castSeed));
  return { op, chains };
}
