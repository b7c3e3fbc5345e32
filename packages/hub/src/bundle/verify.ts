import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import {
  type BundleProblem,
  createVerify,
  isExercise,
  lineMessage,
  type OpenLog,
  type Projection,
  type RefusalReason,
  readBundle,
  readBundleHeader,
  verifyText,
} from '@corridor/log';
import { type Counted, createIndex, type SubjectState } from '@corridor/operation';
import { Stop } from '../cli/exit.ts';
import type { Output } from '../cli/output.ts';
import { type FiguresVerdict, recomputedFrom, verdictOn } from '../evaluation/check.ts';
import { type FiguresFile, signerOfFigures } from '../evaluation/figuresFile.ts';
import { projectionToRecords, projectLog } from '../evaluation/records.ts';
import { fileToStream } from './files.ts';
import { withScratchLog } from './scratch.ts';
import { refusalWords } from './words.ts';

/** A file of published figures under the name that people call it by. */
export interface NamedFigures {
  readonly name: string;
  readonly figures: FiguresFile;
}

interface Named {
  readonly device: string;
  readonly label: string;
}

export interface Verdict {
  readonly op: string;
  readonly name: string;
  /** Nothing is damaged, missing or other than the maker held. Forks and revocations are no damage. */
  readonly isSound: boolean;
  readonly lines: number;
  readonly absentBodies: number;
  readonly devices: readonly (Named & { readonly role: string; readonly records: number })[];
  readonly checked: { readonly signed: number; readonly vouched: number };
  readonly problem: BundleProblem | null;
  readonly damaged: readonly (Named & {
    readonly seq: number;
    /** Line of the unpacked file, from 1. */
    readonly line: number;
    readonly why: RefusalReason;
  })[];
  readonly gaps: readonly (Named & { readonly fromSeq: number; readonly toSeq: number })[];
  readonly isSameState: boolean | null;
  readonly signedBy: (Named & { readonly role: string }) | null;
  readonly forks: readonly (Named & { readonly branches: number })[];
  readonly revocations: readonly (Named & { readonly reason: string })[];
  /** Records without standing, by why. */
  readonly disputed: Readonly<Record<string, number>>;
  readonly notUnderstood: number;
  readonly counted: Counted;
  /** Published figures, worked out again from these records. */
  readonly published: readonly FiguresVerdict[];
}

/** Reads a bundle into a log of its own, checks all that can be checked, and folds it. */
export async function verifyBundle(
  file: string,
  output: Output,
  figures: readonly NamedFigures[] = [],
): Promise<Verdict> {
  const start = await readBundleHeader(fileToStream(file));
  if (!start.ok) throw new Stop('damaged', `${file} ${refusalWords[start.why]}.`);
  const { op, made } = start.header;
  return withScratchLog(op, made, async (log) => {
    const reading = output.progress('Reading', 0);
    const result = await readBundle(log, fileToStream(file));
    if (!result.ok) throw new Stop('damaged', `${file} ${refusalWords[result.why]}.`);
    reading.end(`Read ${result.lines} records`);
    const checked = await checkSignatures(log, output);
    const progress = output.progress('Folding', 0);
    const unknown = new Set<string>();
    const projection = await projectLog(log, unknown);
    progress.end('Folded');

    const devices = projection.devices();
    const nameOf = (device: string): Named => ({
      device,
      label: devices.get(device)?.label ?? 'a device nobody enrolled',
    });
    const damaged = await damagedLines(file, result.refusals, nameOf);
    const gaps = result.missing.map(({ device, seq }) => ({
      ...nameOf(device),
      fromSeq: (log.heads(device).at(-1)?.seq ?? 0) + 1,
      toSeq: seq,
    }));
    const forks = log
      .devices()
      .flatMap((device) =>
        log.chains
          .forksOf(device)
          .map(({ branches }) => ({ ...nameOf(device), branches: branches.length })),
      );
    const signer = result.signedBy && devices.get(result.signedBy);
    const disputed = Object.fromEntries(
      [...Map.groupBy(projection.disputed(), ({ standing }) => standing)].map(([why, some]) => [
        why,
        some.length,
      ]),
    );
    const { counted, name } = countedIn(projection);
    const records = projectionToRecords(projection);
    const published: FiguresVerdict[] = [];
    for (const { name, figures: own } of figures.filter((one) => one.figures.op === op)) {
      const by = await signerOfFigures(own);
      const again = recomputedFrom(records, isExercise(op), own.evaluation);
      published.push(
        verdictOn(name, own.app, own.evaluation, again, by === null ? null : nameOf(by)),
      );
    }
    return {
      op,
      name: name ?? op,
      isSound:
        result.problem === null &&
        result.refused === 0 &&
        result.held === 0 &&
        gaps.length === 0 &&
        result.isSameState === true,
      lines: log.size().lines,
      absentBodies: log.size().absentBodies,
      devices: log.devices().map((device) => ({
        ...nameOf(device),
        role: devices.get(device)?.role ?? 'none',
        records: log.heads(device).at(-1)?.seq ?? 0,
      })),
      checked,
      problem: result.problem,
      damaged,
      gaps,
      isSameState: result.isSameState,
      signedBy: signer ? { device: signer.device, label: signer.label, role: signer.role } : null,
      forks,
      revocations: [...devices.values()]
        .filter(({ revoked }) => revoked)
        .map(({ device, label, revokedFor = 'no reason given' }) => ({
          device,
          label,
          reason: revokedFor,
        })),
      disputed,
      notUnderstood: unknown.size,
      counted,
      published,
    };
  });
}

/** Each signature by itself, although one vouches for all before it: somebody may have damaged the others. */
async function checkSignatures(log: OpenLog, output: Output): Promise<Verdict['checked']> {
  const verify = createVerify();
  const total = log.size().lines;
  const progress = output.progress('Checking signatures', total);
  let signed = 0;
  let done = 0;
  for await (const lines of log.lines()) {
    const verdicts = await Promise.all(
      lines.map(
        ({ id, header, signature }) =>
          signature !== '' && verifyText(verify, header.dev, lineMessage(log.op, id), signature),
      ),
    );
    signed += verdicts.filter(Boolean).length;
    done += lines.length;
    progress.at(done);
  }
  progress.end('Checked the signatures');
  return { signed, vouched: total - signed };
}

function countedIn(projection: Projection<SubjectState>) {
  const index = createIndex();
  for (const type of ['vehicle', 'trip']) {
    for (const [subject, state] of projection.states(type)) index.update(subject, state);
  }
  const [operation] = projection.states('operation').values();
  const name = operation?.type === 'operation' ? operation.opened?.name : undefined;
  return { counted: index.counted('all'), name };
}

/** The refused lines as they stand in the file, to say whose they are. */
async function damagedLines(
  file: string,
  refusals: readonly { readonly at: number; readonly why: RefusalReason }[],
  nameOf: (device: string) => Named,
): Promise<Verdict['damaged']> {
  if (refusals.length === 0) return [];
  const whyByLine = new Map(refusals.map(({ at, why }) => [at + 2, why]));
  const damaged: Verdict['damaged'][number][] = [];
  let line = 0;
  const unpacked = createReadStream(file).pipe(createGunzip());
  unpacked.on('error', () => {});
  for await (const text of createInterface({ input: unpacked, crlfDelay: 0 })) {
    line += 1;
    const why = whyByLine.get(line);
    if (why === undefined) continue;
    const device = /"dev":"([\w-]{43})"/.exec(text)?.[1] ?? 'unreadable';
    const seq = Number(/"seq":(\d+)/.exec(text)?.[1] ?? 0);
    damaged.push({ ...nameOf(device), seq, line, why });
    if (damaged.length === whyByLine.size) break;
  }
  return damaged;
}
