import type { NewLine } from '../open/commit.ts';
import { byBytes } from '../text/utf8.ts';
import type { DeviceId, Hlc, LineId } from '../types.ts';
import type { Candidate, Candidates } from './types.ts';

/** What a line says about its place; of an admitted line or of a candidate. */
export interface Step {
  readonly device: DeviceId;
  readonly seq: number;
  readonly hlc: Hlc;
}

export interface ReachPlan {
  /** All ancestors are admitted or stand before it in this list; by (seq, id). */
  readonly reachable: readonly Candidate[];
  /** Hang on a line they cannot hang on: never to be admitted. */
  readonly broken: readonly Candidate[];
  /** An ancestor is missing. */
  readonly waiting: readonly Candidate[];
}

export const isLaterHlc = (a: Hlc, b: Hlc): boolean =>
  a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);

/**
 * Sorts one device's candidates by what is known of their ancestors. Depends on the set alone: a line's
 * parent is named by hash, so whether it fits is the same wherever and whenever it is asked.
 */
export function planReach(
  candidates: Candidates,
  admitted: (id: LineId) => Step | null,
): ReachPlan {
  const sorted = [...candidates.values()].sort(
    (a, b) => a.line.header.seq - b.line.header.seq || byBytes(a.line.id, b.line.id),
  );
  const fate = new Map<LineId, 'reachable' | 'broken' | 'waiting'>();
  for (const { line } of sorted) fate.set(line.id, fateOf(line.header.prev, line.id));

  function fateOf(prev: LineId | null, id: LineId) {
    const { header } = (candidates.get(id) as Candidate).line;
    if (prev === null) return 'reachable';
    const above = admitted(prev);
    if (above !== null) return fits(header, above) ? 'reachable' : 'broken';
    const held = candidates.get(prev)?.line.header;
    if (held === undefined) return 'waiting';
    const isFit = fits(header, { device: held.dev, seq: held.seq, hlc: held.hlc });
    // A fitting parent has a lower seq, so its own fate is known by now.
    return isFit ? (fate.get(prev) ?? 'waiting') : 'broken';
  }

  const withFate = (wanted: string) => sorted.filter(({ line }) => fate.get(line.id) === wanted);
  return {
    reachable: withFate('reachable'),
    broken: withFate('broken'),
    waiting: withFate('waiting'),
  };
}

export const fits = (header: { dev: DeviceId; seq: number; hlc: Hlc }, above: Step) =>
  header.dev === above.device && header.seq === above.seq + 1 && isLaterHlc(header.hlc, above.hlc);

/**
 * Runs of admitted lines, each a stretch of one chain: a line goes on where a run ends at its `prev`, else
 * it opens one. Every run ends at a line without an admitted child, hence with a verified signature.
 */
export function linesToRuns(lines: readonly NewLine[]): readonly (readonly NewLine[])[] {
  const runs: NewLine[][] = [];
  const endingAt = new Map<LineId, NewLine[]>();
  for (const each of lines) {
    const { prev } = each.line.header;
    let run = prev === null ? undefined : endingAt.get(prev);
    if (run === undefined) {
      run = [];
      runs.push(run);
    } else if (prev !== null) endingAt.delete(prev);
    run.push(each);
    endingAt.set(each.line.id, run);
  }
  return runs;
}
