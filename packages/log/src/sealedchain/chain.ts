import { composeRun } from '../append/composeRun.ts';
import type { Unsigned } from '../line/compose.ts';
import { maxLineBytes } from '../line/limits.ts';
import { lineToText } from '../line/parse.ts';
import { lineMessage, signText, verifyText } from '../line/sign.ts';
import { createQueue } from '../open/queue.ts';
import type { Draft } from '../open/types.ts';
import type { OutboxStore, OutboxTarget } from '../outbox/outbox.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import { isLongerThan } from '../text/utf8.ts';
import type {
  Clock,
  HashText,
  LineId,
  OperationId,
  RandomBytes,
  Signer,
  Verify,
} from '../types.ts';
import type { SealedChainStore, SealedLine, SealedNote } from './types.ts';

export interface SealedChainParts {
  readonly store: SealedChainStore;
  readonly op: OperationId;
  readonly signer: Signer;
  readonly hash: HashText;
  readonly verify: Verify;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Seals to the person. What it gave is opened by nobody while the phone is locked. */
  readonly sealForMe: (text: string) => Promise<Uint8Array>;
  /** Seals whole lines to the hub; `null` where the hub has no sealing key. */
  readonly sealForHub: ((lines: readonly string[]) => Promise<Uint8Array>) | null;
  /** One writer at a time, other tabs included, or the key would sign two lines for one place. Absent: there is no other tab. */
  readonly exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface SealedChain {
  /**
   * Writes facts at the end of the chain: composed, signed, sealed to the person and to the hub, then head and lines in one durable
   * write, in which the note changes too. Answers ids only; the words are gone from this program when it resolves. Rejects
   * when the store fails; then nothing is half written and calling again is right.
   */
  readonly appendSealed: (
    drafts: readonly Draft[],
    note?: SealedNote,
  ) => Promise<readonly LineId[]>;
  /** Gives the lines sealed to the hub to the outbox. Killed anywhere and called again, it gives each once. Answers how many. */
  readonly handOver: (
    outbox: Pick<OutboxStore, 'put'>,
    target: Pick<OutboxTarget, 'hub' | 'hubUrl'>,
  ) => Promise<number>;
}

/** `null`: the store has no head for this key. It must not sign; a new one is enrolled at the next unlock. */
export async function openSealedChain(parts: SealedChainParts): Promise<SealedChain | null> {
  const { store, signer } = parts;
  if ((await store.head(signer.device)) === null) return null;
  const serially = createQueue();
  const exclusively = parts.exclusively ?? ((work) => work());
  let isSignerKnown = false;
  /** All lines up to here went to the outbox. */
  let handedUpTo = 0;

  const checkSigner = async ({ id }: { readonly id: LineId }, signature: string) => {
    if (isSignerKnown) return;
    const isGood = await verifyText(
      parts.verify,
      signer.device,
      lineMessage(parts.op, id),
      signature,
    );
    if (!isGood) throw new Error(`the signer's key is not that of device ${signer.device}`);
    isSignerKnown = true;
  };

  const sealedLine = async (line: Unsigned): Promise<SealedLine> => {
    const signature = await signText(signer, lineMessage(parts.op, line.id));
    await checkSigner(line, signature);
    const text = lineToText({ ...line, signature });
    if (isLongerThan(text, maxLineBytes)) throw new Error('this fact is too long');
    const { seq, prev } = line.header;
    const [forMe, forHub] = await Promise.all([
      parts.sealForMe(text),
      // Where that fails (age did not load) the record is kept all the same, and goes to the hub after the next unlock.
      parts.sealForHub?.([text]).then(bytesToBase64url, () => null) ?? null,
    ]);
    return {
      op: parts.op,
      device: signer.device,
      seq,
      prev,
      id: line.id,
      forMe,
      forHub,
      isHandedOver: false,
    };
  };

  const appendOnce = async (drafts: readonly Draft[], note: SealedNote | undefined) => {
    const head = await store.head(signer.device);
    if (head === null) throw new Error('this chain is no longer on this phone');
    const unsigned = composeRun(parts, signer.device, head, drafts);
    const lines: SealedLine[] = [];
    for (const line of unsigned) lines.push(await sealedLine(line));
    const last = unsigned.at(-1) as Unsigned;
    const written = await store.write({
      device: signer.device,
      onSeq: head.seq,
      head: { ...head, seq: last.header.seq, id: last.id, hlc: last.header.hlc },
      lines,
      ...(note === undefined ? {} : { note }),
    });
    return written === 'written' ? lines.map(({ id }) => id) : null;
  };

  return {
    appendSealed: (drafts, note) =>
      serially(() =>
        exclusively(async () => {
          if (drafts.length === 0) return [];
          for (let attempt = 0; attempt < 5; attempt++) {
            const ids = await appendOnce(drafts, note);
            if (ids) return ids;
          }
          throw new Error('the store is being rewritten faster than it can be read');
        }),
      ),
    handOver: (outbox, { hub, hubUrl }) =>
      serially(async () => {
        const fromSeq = handedUpTo + 1;
        const lines = await store.lines(signer.device, fromSeq);
        const waiting = lines.filter(({ forHub }) => forHub !== null);
        for (const { op, device, seq, prev, id, forHub } of waiting) {
          await outbox.put({
            op,
            dev: device,
            firstSeq: seq,
            lastSeq: seq,
            prev,
            lastId: id,
            hub,
            hubUrl,
            sealed: forHub as string,
          });
        }
        const ids = waiting.map(({ id }) => id);
        if (ids.length > 0) await store.markHandedOver(signer.device, ids, fromSeq);
        handedUpTo = Math.max(handedUpTo, lines.at(-1)?.seq ?? 0);
        return ids.length;
      }),
  };
}

/** What `open` can read of a chain, by seq; `unreadable` stays in the store. */
export async function readSealed(
  store: SealedChainStore,
  device: string,
  open: (forMe: Uint8Array) => Promise<string>,
): Promise<{
  readonly lines: readonly { readonly id: LineId; readonly text: string }[];
  readonly unreadable: readonly LineId[];
}> {
  const lines: { id: LineId; text: string }[] = [];
  const unreadable: LineId[] = [];
  for (const { id, forMe } of await store.lines(device)) {
    const text = await open(forMe).catch(() => null);
    if (text === null) unreadable.push(id);
    else lines.push({ id, text });
  }
  return { lines, unreadable };
}
