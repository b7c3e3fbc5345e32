import type { Figure } from '../figure/types.ts';
import type { Doc } from '../text/doc.ts';
import { covers, overlaps, type Span, sliceOf } from '../text/span.ts';
import type { PartialDate, TimeFound } from '../time/types.ts';
import type { Voice } from '../voice/types.ts';
import { quoteOf } from './quote.ts';
import type { ClaimField, ClaimProposal } from './types.ts';

/** The time a figure is about stands no further from it, tokens. */
const NEAR = 40;

interface About {
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly by: readonly Span[];
}

const NOTHING: About = { from: null, to: null, by: [] };

/**
 * Figures with who states them and when.
 * @param writtenOn The day of writing; what nobody in the text vouches for is said on that day.
 */
export function claimsOf(
  doc: Doc,
  figures: readonly Figure[],
  times: readonly TimeFound[],
  voices: readonly Voice[],
  writtenOn: PartialDate | null,
): readonly ClaimProposal[] {
  const over = voicesOver(figures, voices);
  const claims: ClaimProposal[] = [];
  for (const [n, figure] of figures.entries()) {
    const whole = figure.partOf === null ? undefined : claims[figure.partOf];
    const voice = over[n] ?? null;
    const own = aboutOf(doc, figure, times, voice, writtenOn);
    const about = own.from || own.to || !whole ? own : inherited(whole);
    claims.push(claimOf(doc, figure, voice, about, whole, writtenOn));
  }
  return claims;
}

const inherited = (whole: ClaimProposal): About => ({
  from: whole.aboutFrom,
  to: whole.aboutTo,
  by: whole.by.about ?? [],
});

/** For every figure the narrowest voice over it; figures and voices each in the order of the text. */
function voicesOver(
  figures: readonly Figure[],
  voices: readonly Voice[],
): readonly (Voice | null)[] {
  const sorted = [...voices].sort((a, b) => a.over.start - b.over.start);
  let open: Voice[] = [];
  let next = 0;
  return figures.map(({ number }) => {
    for (
      ;
      next < sorted.length && (sorted[next] as Voice).over.start <= number.core.start;
      next++
    ) {
      open.push(sorted[next] as Voice);
    }
    open = open.filter((voice) => voice.over.end >= number.core.end);
    let best: Voice | null = null;
    for (const voice of open) {
      if (!best || voice.over.end - voice.over.start <= best.over.end - best.over.start)
        best = voice;
    }
    return best;
  });
}

/** The period beside a figure; never the time at which it was said. */
function aboutOf(
  doc: Doc,
  figure: Figure,
  times: readonly TimeFound[],
  voice: Voice | null,
  writtenOn: PartialDate | null,
): About {
  const sentence = doc.sentenceOf[figure.number.first];
  const verb = figure.act.at;
  let best: TimeFound | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let index = firstAfter(times, figure.number.first - NEAR); index < times.length; index++) {
    const time = times[index] as TimeFound;
    if (time.first > figure.number.last + NEAR) break;
    if (doc.sentenceOf[time.first] !== sentence) continue;
    if (time.kind === 'clock' || time.kind === 'duration' || time.kind === 'age') continue;
    if (time.from === null && time.to === null) continue;
    if (voice?.saidOnBy && overlaps(voice.saidOnBy, time)) continue;
    if (voice && overlaps(voice.cue, time)) continue;
    if (voice?.speaker && overlaps(voice.speaker, time)) continue;
    const isOut = time.first < figure.clauseFirst || time.last > figure.clauseLast;
    const distance =
      Math.min(
        gap(time, figure.number.first, figure.noun.last),
        verb ? gap(time, verb.first, verb.last) : Number.POSITIVE_INFINITY,
      ) + (isOut ? NEAR : 0);
    if (distance < least) {
      best = time;
      least = distance;
    }
  }
  if (!best) return NOTHING;
  const by = [{ start: best.start, end: best.end }];
  const end = voice?.saidOn ?? writtenOn;
  if (best.kind === 'since') {
    // Nothing is told that began after it was said.
    if (best.from !== null && end !== null && best.from > end) return NOTHING;
    return { from: best.from, to: best.to ?? end, by };
  }
  if (best.kind === 'until') return { from: best.from, to: best.to, by };
  return { from: best.from, to: best.to ?? best.from, by };
}

const gap = (time: TimeFound, first: number, last: number): number =>
  time.last < first ? first - time.last : time.first > last ? time.first - last : 0;

function firstAfter(times: readonly TimeFound[], token: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.last ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function claimOf(
  doc: Doc,
  figure: Figure,
  voice: Voice | null,
  about: About,
  whole: ClaimProposal | undefined,
  writtenOn: PartialDate | null,
): ClaimProposal {
  const { number, noun, act } = figure;
  const from = voice ?? null;
  // `dont`: whoever vouches for the whole vouches for the part.
  const isOfWhole = from === null && whole !== undefined;
  const text = (span: Span | null): string | null => (span ? sliceOf(doc.text, span) : null);
  const speaker = isOfWhole ? whole.speaker : (from?.name ?? null);
  const speakerRole = isOfWhole ? whole.speakerRole : text(from?.role ?? null);
  const reportedVia = isOfWhole ? whole.reportedVia : text(from?.via ?? null);
  const saidOn = isOfWhole ? whole.saidOn : (from?.saidOn ?? writtenOn);
  const num = number.approxBy && isBeside(number.approxBy, number) ? number : number.core;
  const by: Partial<Record<ClaimField, readonly Span[]>> = {};
  const give = (field: ClaimField, spans: readonly (Span | null | undefined)[]) => {
    const real = spans
      .filter((one): one is Span => !!one)
      .map(({ start, end }) => ({ start, end }));
    if (real.length > 0) by[field] = real;
  };
  give('value', [number.core]);
  give('approx', [number.approxBy]);
  give('unit', noun.unitBy);
  give('measure', act.measureBy);
  give('category', noun.categoryBy);
  give('hedge', act.hedgeBy);
  give('about', about.by);
  give('fromPlace', [figure.from]);
  give('toPlace', [figure.to]);
  give('place', [figure.place]);
  give('partOf', figure.partBy);
  if (isOfWhole) {
    for (const field of ['speaker', 'speakerRole', 'reportedVia', 'saidOn'] as const) {
      give(field, whole.by[field] ?? []);
    }
  } else if (from) {
    give('speaker', [from.speaker, from.cue]);
    give('speakerRole', [from.role]);
    give('reportedVia', [from.via]);
    give('saidOn', [from.saidOnBy]);
  }
  return {
    quote: quoteOf(doc, figure, num),
    num: { start: num.start, end: num.end },
    value: number.value,
    low: number.low,
    high: number.high,
    approx: number.approx,
    unit: noun.unit,
    measure: act.measure,
    category: noun.category,
    hedge: act.hedge !== null,
    speaker,
    speakerUnresolved: isOfWhole ? whole.speakerUnresolved : from !== null && from.speaker === null,
    speakerRole,
    reportedVia,
    saidOn,
    aboutFrom: about.from,
    aboutTo: about.to,
    fromPlace: text(figure.from),
    toPlace: text(figure.to),
    place: text(figure.place),
    partOf: figure.partOf,
    isCumulative: figure.isCumulative,
    supersedes: figure.supersedes,
    by,
  };
}

const isBeside = (by: Span, number: Span): boolean => covers(number, by);
