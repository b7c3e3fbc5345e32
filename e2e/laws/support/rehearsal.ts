import { type Rehearsal, signable } from '@corridor/exercise';
import {
  createMemoryStore,
  createVerify,
  type OpenLog,
  openLog,
  operationIdOf,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import { createTestRandom } from '../../../packages/log/src/testing/cast.ts';

/** A rehearsal as one device holds it that has heard everything, each line by its own author's key and clock. */
export async function rehearsalToLog({ acts, cast, seed }: Rehearsal): Promise<OpenLog> {
  const utf8 = new TextEncoder();
  const signers = new Map<string, Signer>();
  for (const { key } of cast) {
    signers.set(key, await seedToSigner(sha256(utf8.encode(`rehearsal/${seed}/${key}`))));
  }
  const signerOf = (key: string): Signer => {
    const signer = signers.get(key);
    if (signer === undefined) throw new Error(`nobody is called ${key}`);
    return signer;
  };
  const watch = { now: 0 };
  const log = await openLog({
    store: createMemoryStore(),
    op: operationIdOf(signerOf('founder').device, true, hashText),
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => watch.now },
    random: createTestRandom(`rehearsal/${seed}`, sha256),
  });
  const ids: string[] = [];
  const known = {
    line: (index: number) => ids[index] as string,
    device: (key: string) => signerOf(key).device,
  };
  for (const act of acts) {
    watch.now = act.wall;
    const { kind } = act;
    const more = act.act === undefined ? {} : { act: act.act };
    const appended = await log.append(signerOf(act.device), [
      { kind, ...signable(act, known), ...more },
    ]);
    if (!appended.ok) throw new Error(appended.why);
    for (const { id } of appended.lines) ids.push(id);
  }
  return log;
}
