import type { Lexicon } from '../lexicon/types.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { PartialDate, TimeFound } from '../time/types.ts';
import type { Voice } from '../voice/types.ts';
import { clauseAround, quoteOf, type Run, spanOfRun } from './clause.ts';
import { partsIn } from './parts.ts';
import { SPEECH, type Trigger, triggersIn } from './triggers.ts';
import type { EventProposal } from './types.ts';
import { whenOf } from './when.ts';
import { aroundOf, sayerOf, voicesBy } from './who.ts';
import { type Ground, groundOf } from './words.ts';

const FIRE = new Set([
  'bombardment',
  'attack',
  'explosion',
  'massacre',
  'clashes',
  'convoy_attacked',
]);

/**
 * The events of a text, in its order: clauses that say that something happened or is due. What is denied, supposed,
 * wished for, or only named by the way is none.
 * @param writtenOn The day of writing, on which what is told in the present goes on; null: nobody knows.
 */
export function eventsIn(
  doc: Doc,
  times: readonly TimeFound[],
  voices: readonly Voice[],
  lexicon: Lexicon,
  writtenOn: PartialDate | null,
): readonly EventProposal[] {
  const ground = groundOf(doc, times, lexicon);
  const voiceOver = voicesBy(voices);
  const events: EventProposal[] = [];
  const headlines: EventProposal[] = [];
  for (const sentence of doc.sentences) {
    const kind = doc.paragraphs[sentence.paragraph]?.kind;
    if (kind === 'furniture') continue;
    const found: EventProposal[] = [];
    for (const trigger of triggersIn(ground, sentence)) {
      const event = eventOf(ground, sentence, trigger, times, voiceOver, writtenOn);
      const isTold = found.some(
        (one) => one.type === event.type && overlaps(one.quote, event.quote),
      );
      if (!isTold) found.push(event);
    }
    // `tués par des frappes`: the strikes say it.
    const told = found.filter(
      (one) =>
        one.type !== 'killing' ||
        !found.some((other) => FIRE.has(other.type) && overlaps(other.quote, one.quote)),
    );
    (kind === 'headline' ? headlines : events).push(...told);
  }
  // A headline is told again below.
  const told = new Set(events.map((one) => one.type));
  const alone = headlines.filter((one) => !told.has(one.type));
  return [...alone, ...events].sort((a, b) => a.quote.start - b.quote.start);
}

function eventOf(
  ground: Ground,
  sentence: Sentence,
  trigger: Trigger,
  times: readonly TimeFound[],
  voiceOver: (span: Span) => Voice | null,
  writtenOn: PartialDate | null,
): EventProposal {
  const { nucleus, verb } = trigger;
  let { told, type } = trigger;
  const clause = clauseAround(ground, sentence, nucleus);
  const isSpeech = SPEECH.has(trigger.type);
  const voice =
    voiceOver(spanOfRun(ground, nucleus)) ??
    voiceOver(spanOfRun(ground, { first: nucleus.first, last: nucleus.first }));
  const asked = {
    nucleus,
    verb,
    clause,
    sentence,
    voice,
    isStart: /_started$|^clashes$/.test(type),
    isSpeech,
    isProposal: /_proposed$/.test(type),
    isAnnounced: trigger.isAnnounced,
    // People who are counted without a day are counted up to now.
    needsOwn:
      trigger.isKnown ||
      isSpeech ||
      (told.state === 'done' && !partsIn(ground, clause, null, false, false).has('uncounted')),
  };
  let when = whenOf(ground, times, writtenOn, { ...asked, told });
  const mayCome = trigger.planned !== null && !type.endsWith('_announced');
  if (trigger.planned && mayCome && (told.state === 'now' || trigger.isAnnounced)) {
    const due = whenOf(ground, times, writtenOn, { ...asked, told: { ...told, state: 'due' } });
    if (due.isDay && due.date !== null && writtenOn !== null && due.date > writtenOn) {
      type = trigger.planned;
      told = { ...told, state: 'due', hedgeBy: [...told.hedgeBy, ...due.by] };
      when = due;
    }
  }
  const quote = quoteOf(ground, clause, nucleus, when.run);
  const run = tokensOf(ground, clause, quote);
  const said = isSpeech || trigger.isAnnounced || /_confirmed$/.test(type);
  const sayer = said ? sayerOf(ground, told.first, clause.first) : null;
  const source =
    sayer ?? (voice?.name ? { name: voice.name, by: voice.speaker ?? voice.cue } : null);
  const hedge =
    told.state === 'due' || /_planned$/.test(type) || told.isReported || voice?.isHedged === true;
  const by: EventProposal['by'] = {
    type: [spanOfRun(ground, verb), spanOfRun(ground, nucleus)],
    ...(when.date === null ? {} : { date: when.by }),
    ...(source ? { source: [source.by] } : {}),
    ...(hedge
      ? {
          hedge:
            told.hedgeBy.length > 0
              ? told.hedgeBy
              : voice
                ? [voice.cue]
                : [spanOfRun(ground, verb)],
        }
      : {}),
  };
  return {
    quote,
    type,
    date: when.date,
    clock: when.clock,
    ...aroundOf(ground, run),
    source: source?.name ?? null,
    hedge,
    by,
  };
}

function tokensOf(ground: Ground, clause: Run, quote: Span): Run {
  const { tokens } = ground.doc;
  let { first, last } = clause;
  while (first < last && (tokens[first]?.start ?? 0) < quote.start) first++;
  while (last > first && (tokens[last]?.end ?? 0) > quote.end) last--;
  return { first, last };
}
