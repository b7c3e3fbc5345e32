import {
  type Admission,
  type DeviceStanding,
  type Draft,
  type Line,
  type OpenLog,
  type PullAnswer,
  type PullAsk,
  type PullFor,
  pull,
  type Receipt,
  type Signer,
  type Vector,
} from '@corridor/log';
import { type Journal, whereOf } from '../data/journal.ts';
import { Refusal } from '../http/refusal.ts';
import type { Grant } from '../identity/invitations.ts';
import { createClaims } from './claims.ts';
import { createClocks } from './clocks.ts';
import { createGate } from './gate.ts';
import { authorsOf, receiptsByDevices, receiptsByLines } from './receipts.ts';
import { createRetention } from './retention.ts';
import { hubRole, mayWriteKind } from './roles.ts';
import { createScope } from './scope.ts';
import { openStanding, witnessDrafts } from './standing.ts';
import { createSurrenders } from './surrenders.ts';

/** One operation as this hub holds it. The hub folds device facts only: a board needs no answer of ours. */
export interface Operation {
  readonly op: string;
  readonly log: OpenLog;
  /** The hub's own key in this operation. */
  readonly signer: Signer;
  /** age recipient to which phones seal their outbox. */
  readonly sealTo: string;
  /** As opened; the id until the opening has arrived. */
  readonly name: () => string;
  readonly device: (dev: string) => DeviceStanding | null;
  readonly devices: () => readonly DeviceStanding[];
  /** False for a hub restored from a backup or copied, until a coordinator has enrolled it. */
  readonly isHubEnrolled: () => boolean;
  readonly pull: (
    ask: PullAsk,
    reader: DeviceStanding,
    limits?: NonNullable<PullFor['limits']>,
  ) => Promise<PullAnswer>;
  /** Device facts and the headers they hang on, for a device that is told nothing else. */
  readonly deviceLines: (have: Vector) => Promise<{ lines: readonly string[]; more: boolean }>;
  /** `from`: the device that brings them, where a session says so. */
  readonly deliver: (
    lines: readonly string[],
    from?: string,
  ) => Promise<{ admission: Admission; receipts: readonly Receipt[] }>;
  /** Receipts for single lines that are admitted here, their chains whole. */
  readonly receiptsFor: (lines: readonly string[]) => Promise<readonly Receipt[]>;
  /** Writes as the hub. */
  readonly write: (drafts: readonly Draft[]) => Promise<readonly Line[]>;
  readonly enrol: (dev: string, grant: Grant) => Promise<void>;
  /** The device's clock was off by `ms` (to be added to it) as it signed in. */
  readonly noteClock: (device: DeviceStanding, ms: number) => Promise<void>;
  /** Which bodies a device may have, for files made for it. */
  readonly scopeOf: (reader: DeviceStanding) => Promise<(line: Line) => boolean>;
  readonly mayReadBlob: (hash: string, reader: DeviceStanding) => Promise<boolean>;
  /** Attachments whose time is over: what was sealed of calls, some time after the closing. */
  readonly overdue: () => Promise<readonly string[]>;
  /** Writes down every device's head, so that a later fork disputes only what lies above. */
  readonly witness: () => Promise<void>;
  readonly close: () => void;
}

export interface OperationParts {
  readonly log: OpenLog;
  readonly signer: Signer;
  readonly sealTo: string;
  readonly journal: Journal;
  /** The time this operation goes by. */
  readonly now: () => number;
  /** There are new lines; with the devices that are revoked as of now. */
  readonly onNews: (revoked: readonly string[]) => void;
}

const nameNote = 'hub/name';

export async function openOperation(parts: OperationParts): Promise<Operation> {
  const { log, signer, sealTo, journal } = parts;
  const standing = await openStanding(log);
  const scope = createScope({ log, standing: standing.view, now: parts.now });
  let lastWitnessed: ReadonlyMap<string, string> = new Map();
  let name = (await log.note(nameNote)) ?? log.op;

  const device = (dev: string) => standing.devices().get(dev) ?? null;
  const gate = createGate({ log, device, now: parts.now });
  const isHubEnrolled = () => {
    const own = device(signer.device);
    return own !== null && own.role === hubRole && !own.revoked;
  };

  /** The name by which people choose an operation; only who may open one names it, and only once. */
  const learnName = async (lines: readonly Line[]) => {
    if (name !== log.op) return;
    const opened = lines.find(
      ({ body, header }) =>
        body?.kind === 'opened@1' &&
        body.subject.startsWith('operation/') &&
        mayWriteKind(device(header.dev), 'opened@1', body.subject, body.fact),
    );
    const given = (opened?.body?.fact as { name?: unknown } | undefined)?.name;
    if (typeof given !== 'string') return;
    name = given;
    await log.note(nameNote, name);
  };

  if (name === log.op) {
    for await (const lines of log.lines()) {
      await learnName(lines);
      if (name !== log.op) break;
    }
  }
  const stopListening = log.subscribe((news) => {
    const { revoked } = standing.admitted(news);
    gate.taken(news.admitted);
    learnName([...news.admitted, ...news.filled]).catch((error) =>
      journal({ event: 'fault', level: 'fault', where: whereOf(error) }),
    );
    parts.onNews(revoked);
    // By whichever way a report came. Whoever delivers one waits for the answer, see `deliver`.
    surrenders.answer();
  });

  const claims = createClaims(log, signer, parts.now);
  const write = async (drafts: readonly Draft[]) => {
    await claims.settle();
    const appended = await log.append(signer, drafts);
    if (!appended.ok)
      throw new Refusal(
        'not-allowed',
        'This hub lacks records of its own that another device has seen.',
        "Let that device sync with this hub first; writing now would fork the hub's record.",
      );
    return appended.lines;
  };
  const clocks = createClocks({
    log,
    devices: standing.devices,
    write,
    now: parts.now,
    journal,
  });
  const retention = createRetention(log);
  const surrenders = createSurrenders({ log, standing, mayWrite: isHubEnrolled, write, journal });
  // A report may have come as a file while the hub was shut.
  await surrenders.answer();

  return {
    op: log.op,
    log,
    signer,
    sealTo,
    name: () => name,
    device,
    devices: () => [...standing.devices().values()],
    isHubEnrolled,
    async pull(ask, reader, limits) {
      await claims.hear(reader.device, ask.have);
      const mayRead = await scope.of(reader);
      const mayHold = scope.mayHold(reader);
      const asker = reader.device;
      return pull(log, ask, { mayRead, mayHold, asker, ...(limits ? { limits } : {}) });
    },
    async deviceLines(have) {
      const heads = log.vector();
      const authors = standing.authors();
      const others = Object.entries(heads).filter(([dev]) => !authors.has(dev));
      const { lines, more } = await pull(
        log,
        { have: { ...have, ...Object.fromEntries(others) } },
        { mayRead: () => false },
      );
      return { lines, more };
    },
    async deliver(lines, from) {
      const away = gate.turnedAway(lines);
      const passed = [...lines.keys()].filter((at) => !away.has(at));
      const admission = withTurnedAway(
        await log.admit(away.size === 0 ? lines : passed.map((at) => lines[at] as string)),
        passed,
        away,
      );
      if (from !== undefined) claims.delivered(from);
      await clocks.arrived();
      await surrenders.answer();
      const receipts = await receiptsByDevices(log, signer, authorsOf(lines));
      return { admission, receipts };
    },
    receiptsFor: (lines) => receiptsByLines(log, signer, lines),
    write,
    async enrol(dev, { role, label, sites, post, personOf }) {
      const known = device(dev);
      if (known?.revoked)
        throw new Refusal(
          'revoked',
          'This device was revoked and cannot come back under the same key.',
          'Reinstall or clear the app, so that it makes a new key, and use a new invitation.',
        );
      if (known) return;
      if (!isHubEnrolled())
        throw new Refusal(
          'not-allowed',
          'This hub is a new device and not enrolled yet, so nobody would heed what it lets in.',
          'A coordinator enrols it on the board (Devices), or use the recovery sheet: "corridor restore".',
        );
      const fact = {
        label,
        role,
        sites,
        ...(post ? { post } : {}),
        ...(personOf ? { personOf } : {}),
      };
      await write([{ kind: 'enrolled@1', subject: `device/${dev}`, fact }]);
    },
    async noteClock(known, ms) {
      if (isHubEnrolled()) await clocks.note(known, ms);
    },
    mayReadBlob: (hash, reader) => scope.mayReadBlob(reader, hash),
    scopeOf: scope.of,
    overdue: () => retention.overdue(parts.now()),
    async witness() {
      if (!isHubEnrolled()) return;
      const { drafts, heads } = witnessDrafts(log, signer.device, lastWitnessed);
      if (drafts.length > 0) await write(drafts);
      lastWitnessed = heads;
    },
    close() {
      stopListening();
      scope.close();
    },
  };
}

/** What the gate turned away stands beside what admission refused, both by their place in the delivery. */
function withTurnedAway(
  admission: Admission,
  passed: readonly number[],
  away: ReadonlySet<number>,
): Admission {
  if (away.size === 0) return admission;
  const refused: Admission['refused'][number][] = admission.refused.map((each) => ({
    ...each,
    at: passed[each.at] ?? each.at,
  }));
  for (const at of away) refused.push({ at, why: 'too-many-held' });
  return { ...admission, refused: refused.sort((a, b) => a.at - b.at) };
}
