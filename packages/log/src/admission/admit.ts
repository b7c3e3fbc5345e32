import { type Head, headToLine, lineToText } from '../line/parse.ts';
import { commit, type Edit, type NewLine } from '../open/commit.ts';
import { reload } from '../open/reload.ts';
import { isGoodSignature, type LogState } from '../open/state.ts';
import type { News } from '../open/types.ts';
import type { Admission, DeviceId, LineId, Refusal } from '../types.ts';
import { keepWithin, maxHeldSize, protocolBounds, sizeOf } from './hold.ts';
import { fits, linesToRuns, planReach, type ReachPlan, type Step } from './plan.ts';
import { joinArrivals, siftDelivery } from './sift.ts';
import type { Arrivals, Candidate } from './types.ts';
import { settleSignatures, type Vouched, vouch, vouchChain } from './vouch.ts';

/** A line that collects more signatures than this is settled at once, whatever it waits for. */
const maxSignatures = 4;

interface Judged extends Omit<ReachPlan, 'reachable'>, Omit<Vouched, 'vouched'> {
  readonly device: DeviceId;
  readonly runs: readonly (readonly NewLine[])[];
  readonly known: number;
}

/**
 * Takes a delivery: read it, judge each device's candidates together with what is held of it, write what is
 * vouched for, hold the rest. Not to be run beside another write.
 */
export async function admitDelivery(
  state: LogState,
  texts: readonly string[],
  receivedAt: number,
): Promise<{ readonly admission: Admission; readonly news: News }> {
  const { op, hash } = state.parts;
  for (let attempt = 0; attempt < 5; attempt++) {
    const { index } = state;
    const isAdmitted = (id: LineId) => index.numberOf(id) !== undefined;
    const sifted = siftDelivery(texts, op, hash, isAdmitted);
    const refused: Refusal[] = [...sifted.refused];
    const edits = await findEdits(state, sifted.again, refused);
    const judged = await Promise.all(
      [...sifted.arrivals].map(([device, arrivals]) => judge(state, device, arrivals)),
    );
    const runs = judged.flatMap((each) => each.runs);
    const news = await commit(state, { runs, edits, receivedAt });
    if (news === 'stale') {
      await reload(state);
      continue;
    }
    const waiting = holdRest(state, judged, refused);
    refused.sort((a, b) => a.at - b.at);
    const admission: Admission = {
      admitted: news.admitted.map(({ id }) => id),
      known: judged.reduce((sum, { known }) => sum + known, sifted.again.length),
      filled: news.filled.map(({ id }) => id),
      held: waiting,
      refused,
    };
    return { admission, news };
  }
  throw new Error('the store is being rewritten faster than it can be read');
}

async function judge(state: LogState, device: DeviceId, arrivals: Arrivals): Promise<Judged> {
  const { index, held } = state;
  const isGood = (id: LineId, signature: string) => isGoodSignature(state, device, id, signature);
  const admittedStep = (id: LineId): Step | null => {
    const number = index.numberOf(id);
    if (number === undefined) return null;
    return {
      device: index.branchAt(number).device,
      seq: index.seqAt(number),
      hlc: index.hlcAt(number),
    };
  };

  const [first] = arrivals.list;
  if (arrivals.isStraight && first !== undefined && !held.has(device)) {
    const { header } = first.line;
    const above = header.prev === null ? null : admittedStep(header.prev);
    if (header.prev === null || (above !== null && fits(header, above))) {
      const { vouched, ...rest } = await vouchChain(arrivals.list, isGood);
      const runs = vouched.length === 0 ? [] : [vouched.map(toNewLine)];
      return { device, broken: [], waiting: [], runs, known: 0, ...rest };
    }
  }

  const { candidates, known } = joinArrivals(held.get(device), arrivals.list);
  for (const [id, candidate] of candidates) {
    if (candidate.signatures.length > maxSignatures) {
      candidates.set(id, await settleSignatures(candidate, isGood));
    }
  }
  const { reachable, broken, waiting } = planReach(candidates, admittedStep);
  const { vouched, ...rest } = await vouch(reachable, isGood);
  return { device, broken, waiting, runs: linesToRuns(vouched.map(toNewLine)), known, ...rest };
}

/** The line with the signature it is kept with. */
function toNewLine({ line, text, signatures, isChecked }: Candidate): NewLine {
  const [signature = ''] = signatures;
  if (text !== undefined && signature === line.signature) return { line, text, isChecked };
  const kept = { ...line, signature };
  return { line: kept, text: lineToText(kept), isChecked };
}

/** Holds what waits, within bounds; answers how many lines of this delivery do. */
function holdRest(state: LogState, judged: readonly Judged[], refused: Refusal[]): number {
  const bounds = state.parts.bounds ?? protocolBounds;
  const others = new Map(state.held);
  for (const { device } of judged) others.delete(device);
  let lines = 0;
  let size = 0;
  for (const candidates of others.values()) {
    lines += candidates.size;
    for (const candidate of candidates.values()) size += sizeOf(candidate);
  }
  let waiting = 0;
  for (const { device, left, waiting: unreached, broken, wronglySigned } of judged) {
    const room = Math.max(0, Math.min(bounds.perDevice, bounds.inAll - lines));
    const rest = keepWithin([...left, ...unreached], { lines: room, size: maxHeldSize - size });
    lines += rest.kept.size;
    size += rest.size;
    if (rest.kept.size === 0) state.held.delete(device);
    else state.held.set(device, rest.kept);
    for (const { line, at } of broken) {
      if (at !== undefined) refused.push({ at, id: line.id, why: 'breaks-chain' });
    }
    for (const { line, at } of [...left, ...unreached]) {
      if (at === undefined) continue;
      const isDropped = !rest.kept.has(line.id);
      if (wronglySigned.has(line.id)) refused.push({ at, id: line.id, why: 'wrong-signature' });
      else if (isDropped) refused.push({ at, id: line.id, why: 'too-many-held' });
      else waiting++;
    }
  }
  return waiting;
}

/** What lines that are here already bring: an absent body, a good signature in place of a damaged one. */
async function findEdits(
  state: LogState,
  again: readonly (Head & { readonly at: number })[],
  refused: Refusal[],
): Promise<readonly Edit[]> {
  const { index, parts, texts } = state;
  const edits = new Map<LineId, Edit>();
  for (const head of again) {
    const number = index.numberOf(head.id) as number;
    const { hasBody, isChecked } = index.flagsAt(number);
    if (!hasBody && head.bodyText !== '' && edits.get(head.id)?.bodyText === undefined) {
      const line = headToLine(head, parts.hash);
      if (typeof line === 'string') refused.push({ at: head.at, id: head.id, why: line });
      else edits.set(head.id, { ...edits.get(head.id), id: head.id, bodyText: head.bodyText });
    }
    if (isChecked || head.signature === '' || edits.get(head.id)?.signature !== undefined) continue;
    const row = index.rowAt(number);
    const stored = (await texts.read([row])).get(row.lastId)?.split('\n')[
      head.header.seq - row.firstSeq
    ];
    const storedSignature = stored?.slice(stored.lastIndexOf('\t') + 1) ?? '';
    if (storedSignature === head.signature) continue;
    if (await isGoodSignature(state, head.header.dev, head.id, storedSignature)) {
      index.setFlags(number, { isChecked: true });
    } else if (await isGoodSignature(state, head.header.dev, head.id, head.signature)) {
      edits.set(head.id, { ...edits.get(head.id), id: head.id, signature: head.signature });
    }
  }
  return [...edits.values()];
}
