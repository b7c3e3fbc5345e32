import { hashText, sha256 } from '../node.ts';
import { createMemoryOutbox } from '../outbox/memory.ts';
import { createOutbox, type SealedRecord } from '../outbox/outbox.ts';
import { createSealingKey, type SealingKey } from '../outbox/sealing.ts';
import { createCast } from '../testing/cast.ts';

/** Counts of a phone, sealed as its outbox seals them. The same seed gives the same lines (sealing is random). */
export async function sealedCounts(
  counts: number,
  seed = 'corridor',
): Promise<{ readonly records: readonly SealedRecord[]; readonly key: SealingKey }> {
  const cast = await createCast(['phone', 'hub'], { hash: hashText, sha256, seed });
  const { phone, hub } = cast.players;
  const key = await createSealingKey();
  const outbox = createOutbox({ store: createMemoryOutbox(), verify: cast.verify });
  const log = await phone.open();
  const target = { hub: hub.device, hubUrl: 'http://hub', sealTo: key.recipient };
  for (let n = 0; n < counts; n++) {
    phone.clock.forward(40_000);
    const fact = { point: 'boarding', site: 'site/ramouseh', people: 20 + n, exact: true };
    const written = await log.append(phone.signer, [
      { kind: 'tallied@1', subject: `trip/12.${n}`, fact },
    ]);
    if (!written.ok) throw new Error(written.why);
    await outbox.keep(target, written.lines);
  }
  return { records: await outbox.all(), key };
}

/** The same row of numbers 0 to 1 for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word ^= word + Math.imul(word ^ (word >>> 7), 61 | word);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}
