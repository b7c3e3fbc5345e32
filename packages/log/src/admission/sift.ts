import { type Head, headToLine, textToHead } from '../line/parse.ts';
import type { DeviceId, HashText, LineId, OperationId, Refusal, RefusalReason } from '../types.ts';
import type { Candidate, Candidates } from './types.ts';

export interface Sifted {
  readonly refused: readonly Refusal[];
  /** Lines that brought nothing new: here or held already, or twice in this delivery. */
  readonly known: number;
  /** Admitted already; may bring an absent body or a better signature. */
  readonly again: readonly (Head & { readonly at: number })[];
  /** For each device of which something new came: what was held of it and what came. */
  readonly candidates: ReadonlyMap<DeviceId, Candidates>;
}

/** Reads a delivery line by line; a bad line never keeps a good one out. */
export function siftDelivery(
  texts: readonly string[],
  op: OperationId,
  hash: HashText,
  isAdmitted: (id: LineId) => boolean,
  held: ReadonlyMap<DeviceId, Candidates>,
): Sifted {
  const refused: Refusal[] = [];
  const again: (Head & { at: number })[] = [];
  const candidates = new Map<DeviceId, Map<LineId, Candidate>>();
  let known = 0;

  const refuse = (at: number, why: RefusalReason, id?: LineId) =>
    refused.push(id === undefined ? { at, why } : { at, id, why });

  for (const [at, text] of texts.entries()) {
    const head = textToHead(text, op, hash);
    if (typeof head === 'string') {
      refuse(at, head);
      continue;
    }
    if (isAdmitted(head.id)) {
      again.push({ ...head, at });
      continue;
    }
    const line = headToLine(head, hash);
    if (typeof line === 'string') {
      refuse(at, line, head.id);
      continue;
    }
    const { dev } = head.header;
    let ofDevice = candidates.get(dev);
    if (ofDevice === undefined) {
      ofDevice = new Map(held.get(dev));
      candidates.set(dev, ofDevice);
    }
    const before = ofDevice.get(line.id);
    const signatures = line.signature === '' ? [] : [line.signature];
    if (before !== undefined) known++;
    const candidate: Candidate = { line, signatures, isChecked: false, at };
    ofDevice.set(line.id, before === undefined ? candidate : joinCandidates(before, candidate));
  }
  return { refused, known, again, candidates };
}

/** The same line twice: a body fills an absence, every distinct signature is kept until one is known good. */
function joinCandidates(before: Candidate, now: Candidate): Candidate {
  const [signature] = now.signatures;
  const isNews =
    signature !== undefined && !before.isChecked && !before.signatures.includes(signature);
  return {
    ...before,
    line: before.line.body === null ? now.line : before.line,
    signatures: isNews ? [...before.signatures, signature] : before.signatures,
  };
}
