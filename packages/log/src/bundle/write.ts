import { allLacking } from '../exchange/exchange.ts';
import type { MayRead } from '../exchange/types.ts';
import { signText } from '../line/sign.ts';
import { stateOf } from '../open/log.ts';
import type { OpenLog } from '../open/types.ts';
import { textToBytes } from '../text/utf8.ts';
import type { Signer, Vector } from '../types.ts';
import { type BundleHeader, bundleMessage, bundleVersion, isWithoutBody } from './types.ts';

export interface BundleOptions {
  /** ms since 1970. */
  readonly made: number;
  readonly app: string;
  /** Leave out what a peer with this vector holds. */
  readonly from?: Vector;
  /** Bodies the receiver may not read stay out. */
  readonly mayRead?: MayRead;
  /** Signs the end. */
  readonly signer?: Signer;
}

/** The bytes of a `.corridor` file, made as they are read: a whole operation needs no more memory than a slice. */
export function writeBundle(log: OpenLog, options: BundleOptions): ReadableStream<Uint8Array> {
  const texts = bundleTexts(log, options);
  const plain = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(textToBytes(value));
    },
    cancel: async () => {
      await texts.return();
    },
  });
  return plain.pipeThrough(new CompressionStream('gzip'));
}

async function* bundleTexts(
  log: OpenLog,
  { made, app, from = {}, mayRead, signer }: BundleOptions,
): AsyncGenerator<string, void, void> {
  const { op } = log;
  const header: BundleHeader = {
    corridor: bundleVersion,
    op,
    made,
    app,
    have: log.vector(),
    from,
  };
  const digest = log.digest();
  // No answer is possible: where the receiver's head is unknown here, everything of that device goes along.
  const trail = Object.fromEntries(Object.keys(from).map((device) => [device, []]));
  const slices = allLacking(log, from, { trail, ...(mayRead && { mayRead }) });
  const first = JSON.stringify(header);
  yield `${first}\n`;
  let lines = 0;
  let absent = 0;
  for await (const slice of slices) {
    lines += slice.length;
    absent += slice.filter(isWithoutBody).length;
    yield `${slice.join('\n')}\n`;
  }
  const totals = { head: stateOf(log).parts.hash(first), lines, digest, absent };
  const end = { end: true, ...totals };
  if (signer === undefined) yield `${JSON.stringify(end)}\n`;
  else {
    const sig = await signText(signer, bundleMessage(op, totals));
    yield `${JSON.stringify({ ...end, by: signer.device, sig })}\n`;
  }
}
