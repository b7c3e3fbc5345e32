import type { LineId, SubjectId } from '../event.ts';
import { type BatchWay, roadsOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';
import type { Found } from './means.ts';

interface Span {
  readonly from: number;
  readonly to: number;
  readonly line: LineId | null;
}

/** When pauses are, by what was announced and by when they really began; one that somebody ended is over. */
const spansOf = (
  facts: AgreementFacts,
  way: BatchWay,
  named: SubjectId | undefined,
): readonly Span[] => {
  const roads = new Set(named === undefined ? roadsOf(facts, way).map(({ id }) => id) : []);
  const one = named === undefined ? null : facts.get('window', named);
  const windows = named === undefined ? facts.all('window') : one ? [one] : [];
  const spans: Span[] = [];
  for (const { announced, status, since } of windows) {
    if (!announced || status === 'ended') continue;
    // A pause of the other road is not this one's.
    if (named === undefined && announced.corridor && !roads.has(facts.resolve(announced.corridor)))
      continue;
    const began = status === 'started' ? (since?.at ?? announced.from) : announced.from;
    const from = Math.min(announced.from, began);
    const to = announced.to ?? Number.POSITIVE_INFINITY;
    if (to > from) spans.push({ from, to, line: since?.line ?? null });
  }
  return spans.sort(
    (a, b) => a.from - b.from || a.to - b.to || ((a.line ?? '') < (b.line ?? '') ? -1 : 1),
  );
};

/** One pause that goes over into the next is open until the end of the last. */
export const windowOpen = (
  facts: AgreementFacts,
  way: BatchWay,
  named: SubjectId | undefined,
): Found => {
  const now = facts.now();
  let to = Number.NEGATIVE_INFINITY;
  let evidence: LineId[] = [];
  for (const span of spansOf(facts, way, named)) {
    if (span.from > to) {
      if (to > now) break;
      evidence = [];
      if (span.from > now) return { met: false, until: span.from };
    }
    to = Math.max(to, span.to);
    if (span.line) evidence.push(span.line);
  }
  if (to <= now) return { met: false };
  return { met: true, evidence, until: Number.isFinite(to) ? to : null };
};
