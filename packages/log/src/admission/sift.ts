import { type Head, headToLine, textToHead } from '../line/parse.ts';
import type {
  DeviceId,
  HashText,
  Header,
  LineId,
  OperationId,
  Refusal,
  RefusalReason,
} from '../types.ts';
import { isLaterHlc } from './plan.ts';
import type { Arrivals, Candidate, Candidates } from './types.ts';

export interface Sifted {
  readonly refused: readonly Refusal[];
  /** Admitted already; may bring an absent body or a better signature. */
  readonly again: readonly (Head & { readonly at: number })[];
  readonly arrivals: ReadonlyMap<DeviceId, Arrivals>;
}

/** Reads a delivery line by line; a bad line never keeps a good one out. */
export function siftDelivery(
  texts: readonly string[],
  op: OperationId,
  hash: HashText,
  isAdmitted: (id: LineId) => boolean,
): Sifted {
  const refused: Refusal[] = [];
  const again: (Head & { at: number })[] = [];
  const arrivals = new Map<DeviceId, { list: Candidate[]; isStraight: boolean }>();

  const refuse = (at: number, why: RefusalReason, id?: LineId) =>
    refused.push(id === undefined ? { at, why } : { at, id, why });

  let before: Head | undefined;
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    const head = textToHead(text, op, hash, before);
    if (typeof head === 'string') {
      refuse(at, head);
      continue;
    }
    before = head;
    const { id, header, signature } = head;
    let ofDevice = arrivals.get(header.dev);
    const last = ofDevice?.list[ofDevice.list.length - 1]?.line;
    const goesOn = last !== undefined && header.prev === last.id;
    // A line after one that is not admitted is not admitted either.
    if (!goesOn && isAdmitted(id)) {
      again.push({ ...head, at });
      continue;
    }
    const line = headToLine(head, hash);
    if (typeof line === 'string') {
      refuse(at, line, id);
      continue;
    }
    if (ofDevice === undefined) {
      ofDevice = { list: [], isStraight: true };
      arrivals.set(header.dev, ofDevice);
    } else if (!goesOn || !follows(header, last.header)) ofDevice.isStraight = false;
    const isKeptAsIs = signature !== '' || text.endsWith('\t');
    const signatures = signature === '' ? [] : [signature];
    ofDevice.list.push(
      isKeptAsIs
        ? { line, text, signatures, isChecked: false, at }
        : { line, signatures, isChecked: false, at },
    );
  }
  return { refused, again, arrivals };
}

const follows = (header: Header, before: Header) =>
  header.seq === before.seq + 1 && isLaterHlc(header.hlc, before.hlc);

/** What is held of a device joined with what came, and how many of these brought nothing new. */
export function joinArrivals(
  held: Candidates | undefined,
  list: readonly Candidate[],
): { readonly candidates: Map<LineId, Candidate>; readonly known: number } {
  const candidates = new Map(held);
  let known = 0;
  for (const candidate of list) {
    const before = candidates.get(candidate.line.id);
    if (before !== undefined) known++;
    candidates.set(
      candidate.line.id,
      before === undefined ? candidate : joinCandidates(before, candidate),
    );
  }
  return { candidates, known };
}

/** The same line twice: a body fills an absence, every distinct signature is kept until one is known good. */
function joinCandidates({ text, ...before }: Candidate, now: Candidate): Candidate {
  const [signature] = now.signatures;
  const isNews =
    signature !== undefined && !before.isChecked && !before.signatures.includes(signature);
  const line = before.line.body === null ? now.line : before.line;
  const signatures = isNews ? [...before.signatures, signature] : before.signatures;
  return { ...before, line, signatures };
}
