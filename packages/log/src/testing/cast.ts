import { operationIdOf } from '../line/operation.ts';
import { openLog } from '../open/log.ts';
import type { HoldingBounds, OpenLog } from '../open/types.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { textToBytes } from '../text/utf8.ts';
import type {
  DeviceId,
  HashText,
  LineStore,
  OperationId,
  RandomBytes,
  Sha256,
  Signer,
  Verify,
} from '../types.ts';
import { createVerify, seedToSigner } from '../webcrypto/ed25519.ts';

export interface TestClock {
  readonly now: () => number;
  readonly set: (ms: number) => void;
  readonly forward: (ms: number) => void;
}

/** One person's device: its key, its own clock, its own randomness. */
export interface Player {
  readonly name: string;
  readonly device: DeviceId;
  readonly signer: Signer;
  readonly clock: TestClock;
  /** Opens this device's log; a new memory store where none is given. */
  readonly open: (store?: LineStore, bounds?: HoldingBounds) => Promise<OpenLog>;
}

export interface Cast<Name extends string> {
  readonly op: OperationId;
  readonly founder: Player;
  /** By name, as in `cast.players.driver`. */
  readonly players: { readonly [N in Name]: Player };
  readonly verify: Verify;
  readonly hash: HashText;
}

export interface CastOptions {
  readonly hash: HashText;
  readonly sha256: Sha256;
  /** Same seed, same keys, same salts. */
  readonly seed?: string;
  readonly exercise?: boolean;
  /** All clocks start here: 1 November 2026, 06:00 UTC, unless told otherwise. */
  readonly start?: number;
}

export const castStart = Date.UTC(2026, 10, 1, 6);

/** The people of a scene, with deterministic keys, clocks that move when told, and salts from a seed. */
export async function createCast<Name extends string>(
  names: readonly Name[],
  options: CastOptions,
): Promise<Cast<Name>> {
  const { hash, sha256, seed = 'corridor', exercise = true, start = castStart } = options;
  const verify = createVerify();
  const founderSigner = await seedToSigner(sha256(textToBytes(`${seed}/founder`)));
  const op = operationIdOf(founderSigner.device, exercise, hash);

  const playerOf = (name: string, signer: Signer): Player => {
    const clock = createTestClock(start);
    const random = createTestRandom(`${seed}/${name}/salt`, sha256);
    return {
      name,
      device: signer.device,
      signer,
      clock,
      open: (store = createMemoryStore(), bounds) =>
        openLog({
          store,
          op,
          hash,
          verify,
          clock,
          random,
          ...(bounds === undefined ? {} : { bounds }),
        }),
    };
  };

  const players: Record<string, Player> = {};
  for (const name of names) {
    const signer = await seedToSigner(sha256(textToBytes(`${seed}/${name}`)));
    players[name] = playerOf(name, signer);
  }
  return {
    op,
    founder: playerOf('founder', founderSigner),
    players: players as { readonly [N in Name]: Player },
    verify,
    hash,
  };
}

function createTestClock(start: number): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    forward: (ms) => {
      now += ms;
    },
  };
}

/** An endless row of hashes of a seed and a counter. */
export function createTestRandom(seed: string, sha256: Sha256): RandomBytes {
  let count = 0;
  return {
    bytes: (length) => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        const block = sha256(textToBytes(`${seed}/${count++}`));
        bytes.set(block.subarray(0, Math.min(32, length - at)), at);
      }
      return bytes;
    },
  };
}
