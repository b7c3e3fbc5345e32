import { isUsableDevice } from '../line/keys.ts';
import { maxLineBytes } from '../line/limits.ts';
import { lineToText } from '../line/parse.ts';
import { lineMessage, signText } from '../line/sign.ts';
import { wallOf } from '../open/clock.ts';
import { commit } from '../open/commit.ts';
import { reload } from '../open/reload.ts';
import { isGoodSignature, type LogState } from '../open/state.ts';
import type { Appended, Draft, News } from '../open/types.ts';
import { isLongerThan } from '../text/utf8.ts';
import type { DeviceId, Line, Signer } from '../types.ts';
import { composeRun } from './composeRun.ts';

/**
 * One critical section: head, clock, signature, durable write. Nothing is shown or sent before it is written, and
 * nothing is signed for a place in the chain that may be taken.
 */
export async function appendDrafts(
  state: LogState,
  signer: Signer,
  drafts: readonly Draft[],
  knownSigners: Set<DeviceId>,
): Promise<{ readonly appended: Appended; readonly news: News }> {
  const nothing: News = { admitted: [], filled: [] };
  if (drafts.length === 0) return { appended: { ok: true, lines: [] }, news: nothing };
  for (let attempt = 0; attempt < 5; attempt++) {
    const head = ownHead(state, signer.device);
    const lines = await writeLines(state, signer, drafts, head);
    await checkSigner(state, signer, lines, knownSigners);
    const news = await commit(state, {
      runs: [lines.map((line) => ({ line, text: lineToText(line), isChecked: true }))],
      edits: [],
      receivedAt: wallOf(state.parts.clock.now()),
      expect: { dev: signer.device, lastSeq: head === null ? 0 : state.index.seqAt(head) },
    });
    if (news !== 'stale') return { appended: { ok: true, lines }, news };
    await reload(state);
    // The store holds more of this chain than can be read: writing on would fork it.
    if (state.damage.some(({ what }) => what === 'lines')) {
      return { appended: { ok: false, why: 'own-chain-damaged' }, news: nothing };
    }
  }
  throw new Error('the store is being rewritten faster than it can be read');
}

/** Where this device writes on; the longest branch should its chain be forked, the latest of equals. */
function ownHead({ index }: LogState, device: DeviceId): number | null {
  let best: number | null = null;
  for (const { lines } of index.branches(device)) {
    const tip = lines[lines.length - 1] as number;
    const isBetter =
      best === null ||
      index.seqAt(tip) > index.seqAt(best) ||
      (index.seqAt(tip) === index.seqAt(best) && index.idAt(tip) > index.idAt(best));
    if (isBetter) best = tip;
  }
  return best;
}

async function writeLines(
  { parts, index, seen }: LogState,
  signer: Signer,
  drafts: readonly Draft[],
  head: number | null,
): Promise<readonly Line[]> {
  const unsigned = composeRun(
    parts,
    signer.device,
    head === null
      ? { seq: 0, id: null, hlc: null, seen }
      : { seq: index.seqAt(head), id: index.idAt(head), hlc: index.hlcAt(head), seen },
    drafts,
  );
  const lines = await Promise.all(
    unsigned.map(async (line) => ({
      ...line,
      signature: await signText(signer, lineMessage(parts.op, line.id)),
    })),
  );
  for (const line of lines) {
    if (isLongerThan(lineToText(line), maxLineBytes)) throw new Error('this fact is too long');
  }
  return lines;
}

/** A signer whose key is not its device's would write a chain that nobody admits: found at its first line. */
async function checkSigner(
  state: LogState,
  { device }: Signer,
  lines: readonly Line[],
  knownSigners: Set<DeviceId>,
): Promise<void> {
  if (knownSigners.has(device)) return;
  const [line] = lines;
  const isGood =
    line !== undefined &&
    isUsableDevice(device) &&
    (await isGoodSignature(state, device, line.id, line.signature));
  if (!isGood) throw new Error(`the signer's key is not that of device ${device}`);
  knownSigners.add(device);
}
