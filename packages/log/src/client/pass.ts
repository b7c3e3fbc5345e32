import { bodiesOf, devicesToTrail, lacking, reachedBy, trailOf } from '../exchange/exchange.ts';
import type { Trail } from '../exchange/types.ts';
import type { Receipt } from '../keys/receipts.ts';
import { maxSliceLines } from '../line/limits.ts';
import { lineToText } from '../line/parse.ts';
import type { OpenLog } from '../open/types.ts';
import type { DeviceId, LineId, Vector } from '../types.ts';
import { isTexts } from './http.ts';
import type { Portion } from './portion.ts';
import type { Answer, HubError } from './types.ts';
import type { Wanted } from './wanted.ts';

interface Pulled {
  readonly have: Vector;
  readonly lines: readonly string[];
  readonly more: boolean;
  readonly want?: readonly LineId[];
  readonly heard?: { readonly [device: DeviceId]: number };
  /** By the hub's clock. */
  readonly now?: number;
}
interface Pushed {
  readonly have: Vector;
  readonly refused?: readonly { readonly at: number; readonly id?: LineId; readonly why: string }[];
  readonly receipts?: readonly Receipt[];
}

export interface PassParts {
  readonly log: OpenLog;
  readonly device: DeviceId;
  /** Chains whose heads the hub is to sign for: the device's own, and those of its locked pads. */
  readonly own: readonly DeviceId[];
  readonly pulling: Portion;
  readonly pushing: Portion;
  /** A signed-in call. */
  readonly post: <T>(
    path: string,
    ask: unknown,
    isAnswer: (value: Record<string, unknown>) => boolean,
  ) => Promise<Answer<T>>;
  /** Called with everything the hub says, as it says it. */
  readonly onHave: (have: Vector, told?: Pick<Pulled, 'heard' | 'now'>) => Promise<void>;
  readonly onReceipts: (receipts: readonly Receipt[]) => Promise<void>;
  /** A line that lies at the hub, and nobody has signed for it. */
  readonly lacksReceipt: (id: LineId) => boolean;
  readonly onRefused: (id: LineId, why: string) => void;
  readonly wanted: Pick<Wanted, 'next' | 'answered'>;
}

const hasVector = ({ have }: Record<string, unknown>): boolean =>
  typeof have === 'object' && have !== null && Object.values(have).every(Array.isArray);
const isPulled = (value: Record<string, unknown>): boolean =>
  hasVector(value) && isTexts(value.lines) && typeof value.more === 'boolean';

const isLinkTooWeak = ({ code }: HubError): boolean => code === 'offline' || code === 'timeout';

/** Author of a line of text, without reading the rest. */
const authorOf = (line: string): DeviceId | null =>
  /^\{"v":1,"op":"[^"]*","dev":"([\w-]{43})"/.exec(line)?.[1] ?? null;
const authorsOf = (lines: readonly string[]): ReadonlySet<DeviceId> =>
  new Set(lines.flatMap((line) => authorOf(line) ?? []));

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const only = (vector: Vector, devices: Iterable<DeviceId>): Vector =>
  Object.fromEntries(
    [...devices].flatMap((device) => {
      const heads = vector[device];
      return heads ? [[device, heads] as const] : [];
    }),
  );

/**
 * One pass: pull until there is no more, then push what the hub lacks. Nothing about the hub is remembered
 * from pass to pass, so it may die anywhere and be repeated. A chain that makes no progress (a line that one
 * side does not take) is left aside for the rest of the pass and holds up no other.
 */
export const runPass = async (parts: PassParts): Promise<HubError | null> => {
  const pulled = await pullAll(parts);
  if (!pulled.ok) return pulled.error;
  return pushAll(parts, pulled.value.have, pulled.value.want);
};

const pullAll = async (
  parts: PassParts,
): Promise<Answer<{ readonly have: Vector; readonly want: readonly LineId[] }>> => {
  const { log, device, pulling, wanted } = parts;
  const stuck = new Set<DeviceId>();
  let theirs: Vector = {};
  let toTrail: readonly DeviceId[] = [];
  let reached: Trail = {};
  let want = wanted.next(true);
  for (;;) {
    const before = log.version();
    const { maxLines, maxBytes } = pulling.limits();
    const asked = await parts.post<Pulled>(
      '/api/sync/pull',
      {
        have: { ...log.vector(), ...only(theirs, stuck) },
        ...(toTrail.length > 0 ? { trail: trailOf(log, toTrail, reached) } : {}),
        ...(want.length > 0 ? { want } : {}),
        ...(maxLines < maxSliceLines ? { most: { lines: maxLines, bytes: maxBytes } } : {}),
      },
      isPulled,
    );
    if (!asked.ok) {
      if (isLinkTooWeak(asked.error)) pulling.failed();
      return asked;
    }
    const { have, lines, more, heard, now } = asked.value;
    pulling.succeeded(lines.length);
    theirs = have;
    await parts.onHave(have, {
      ...(heard === undefined ? {} : { heard }),
      ...(now === undefined ? {} : { now }),
    });
    await log.hearOwn(device, have);
    const filled = lines.length > 0 ? (await log.admit(lines)).filled.length : 0;
    await wanted.answered(want);
    // As long as bodies come there may be more of them; the rest of what is to be asked goes with the next passes.
    want = filled > 0 ? wanted.next(true) : [];
    const reachedBefore = reached;
    if (toTrail.length > 0) reached = reachedBy(log, lines, reachedBefore);
    if (more || want.length > 0) {
      if (log.version() !== before || reached !== reachedBefore) continue;
      // The same slice would come for ever: pass by the chains that it is of.
      const added = [...authorsOf(lines)].filter((author) => !stuck.has(author));
      for (const author of added) stuck.add(author);
      if (added.length > 0) continue;
    }
    const unknown = devicesToTrail(log, have).filter((each) => !stuck.has(each));
    if (unknown.length === 0 || toTrail.length > 0) {
      // A peer that names a line of ours and cannot show it must not keep us from recording.
      if (log.isBehindOwnChain(device)) await log.forgetOwn(device);
      return { ok: true, value: { have, want: asked.value.want ?? [] } };
    }
    toTrail = unknown;
  }
};

const pushAll = async (
  parts: PassParts,
  theirs: Vector,
  want: readonly LineId[],
): Promise<HubError | null> => {
  const { log, pushing } = parts;
  const stuck = new Set<DeviceId>();
  let have = theirs;
  let bodies = await bodiesOf(log, isTexts(want) ? want : [], { limits: pushing.limits() });
  let isReceiptAsked = false;
  for (;;) {
    const peer = { ...have, ...only(log.vector(), stuck) };
    let lines =
      bodies.length > 0 ? bodies : (await lacking(log, peer, { limits: pushing.limits() })).lines;
    if (lines.length === 0) {
      if (isReceiptAsked) return null;
      isReceiptAsked = true;
      lines = await unsigned(parts, have);
      if (lines.length === 0) return null;
    }
    const asked = await parts.post<Pushed>('/api/sync/push', { lines }, hasVector);
    if (!asked.ok) {
      const { status, code } = asked.error;
      if (isLinkTooWeak(asked.error)) pushing.failed();
      if (status !== 400 && status !== 413) return asked.error;
      // Something in this portion offends the hub: smaller ones, until it is alone, then without it.
      if (lines.length > 1) {
        pushing.failed();
        bodies = bodies.slice(0, Math.floor(bodies.length / 2));
        continue;
      }
      for (const author of authorsOf(lines)) stuck.add(author);
      for (const id of idsOf(log, lines)) parts.onRefused(id, code);
      bodies = [];
      continue;
    }
    pushing.succeeded(lines.length);
    const { refused = [], receipts = [] } = asked.value;
    for (const { id, why } of refused) if (id !== undefined) parts.onRefused(id, why);
    if (bodies.length === 0) {
      for (const author of authorsOf(lines)) {
        if (isSame(have[author], asked.value.have[author])) stuck.add(author);
      }
    }
    bodies = [];
    have = asked.value.have;
    await parts.onHave(have);
    await parts.onReceipts(receipts);
  }
};

/** The answer that carried a receipt was lost on the way: handing a head in once more brings it again. */
const unsigned = async (
  { log, own, lacksReceipt }: PassParts,
  have: Vector,
): Promise<readonly string[]> => {
  const heads = own
    .flatMap((device) => (have[device] ?? []).map(([, id]) => id))
    .filter((id) => log.has(id));
  return (await log.linesById(heads.filter(lacksReceipt))).map((line) => lineToText(line));
};

/** Next own line that the hub lacks, of each author in the portion: what to name when a lone line is refused. */
const idsOf = (log: OpenLog, lines: readonly string[]): readonly LineId[] =>
  lines.flatMap((line) => {
    const author = authorOf(line);
    const seq = Number(/"seq":(\d+)/.exec(line)?.[1]);
    const head = author === null ? undefined : log.heads(author).find((each) => each.seq >= seq);
    return (head && log.ancestorAt(head.id, seq)) ?? [];
  });
