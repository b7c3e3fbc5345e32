import type { EventNoun, EventPhase, EventVerb } from '../lexicon/types.ts';
import type { Sentence } from '../text/doc.ts';
import { clauseAround, isHypothetical, outerOf, type Run, spanOfRun } from './clause.ts';
import { partsIn } from './parts.ts';
import { type Predicate, predicateOf } from './predicate.ts';
import { isPastForm, type Told, toldOf } from './state.ts';
import type { Ground } from './words.ts';

/** What is said by saying it. */
export const SPEECH = new Set(['appeal', 'accusation', 'denunciation', 'statement']);

export interface Trigger {
  /** Tokens of the words that say it. */
  readonly nucleus: Run;
  /** Of the verb or the noun of the phase. */
  readonly verb: Run;
  readonly type: string;
  /** The type when its day has still to come: `s'ouvre lundi`. */
  readonly planned: string | null;
  /** Announced or proposed: whoever stands before the verb vouches for it. */
  readonly isAnnounced: boolean;
  readonly told: Told;
  /** Taken as known (`l'accord a été conclu`), or proposed: only a day of its own, or of saying, dates it. */
  readonly isKnown: boolean;
}

/** The words of a sentence that say that something happened or is due. */
export function triggersIn(ground: Ground, sentence: Sentence): readonly Trigger[] {
  const found: Trigger[] = [];
  const used = new Set<number>();
  for (let index = sentence.first; index <= sentence.last; index++) {
    const noun = ground.nounAt(index);
    if (!noun || ground.isTime(index) || noun.last > sentence.last) continue;
    if (isParticipleHere(ground, noun.last)) continue;
    // `agreed to surrender`
    if (ground.doc.language === 'en' && ground.word(index - 1) === 'to' && ground.verbAt(index))
      continue;
    const run = { first: index, last: noun.last };
    index = noun.last;
    for (let at = run.first; at <= run.last; at++) used.add(at);
    // `ceasefire talks`: the last noun is what is told of.
    if (ground.doc.language === 'en' && ground.nounAt(noun.last + 1)) continue;
    const trigger = nounTrigger(ground, sentence, run, noun.is);
    if (!trigger) continue;
    found.push(trigger);
    for (let at = trigger.verb.first; at <= trigger.verb.last; at++) used.add(at);
  }
  for (let index = sentence.first; index <= sentence.last; index++) {
    const verb = ground.verbAt(index);
    if (!verb || used.has(index) || ground.isTime(index) || verb.last > sentence.last) continue;
    const trigger = verbTrigger(ground, sentence, { first: index, last: verb.last }, verb.is);
    if (!trigger) continue;
    found.push(trigger);
    index = verb.last;
  }
  return heardIn(ground, sentence, found);
}

/** What somebody is accused of, or asked for, is told by them alone. */
function heardIn(
  ground: Ground,
  sentence: Sentence,
  found: readonly Trigger[],
): readonly Trigger[] {
  const sorted = [...found].sort((a, b) => a.nucleus.first - b.nucleus.first);
  let speech: Run | null = null;
  return sorted.filter(({ type, nucleus }) => {
    if (SPEECH.has(type)) {
      speech = clauseAround(ground, sentence, nucleus);
      return true;
    }
    return !(speech && nucleus.first >= speech.first && nucleus.last <= speech.last);
  });
}

/** `a été attaqué`, which is looked up as `attaque` is. */
function isParticipleHere({ doc, word }: Ground, index: number): boolean {
  const token = doc.tokens[index];
  if (!token || doc.language !== 'fr') return false;
  if (!/ée?s?$/i.test(doc.text.slice(token.start, token.end))) return false;
  return /^(?:ete|a|ont|est|sont|avait|avaient|etait|etaient)$/.test(word(index - 1));
}

/** `no convoy left`, `aucun accord` */
function isNone(ground: Ground, clause: Run, to: number): boolean {
  for (let index = Math.max(clause.first, to - 12); index < to; index++) {
    if (/^(?:no|none|nobody|neither|aucun|aucune|nul|nulle)$/.test(ground.word(index))) return true;
  }
  return false;
}

/** When it has not happened yet, only these say that it will. */
const COMES = new Set<EventPhase>([
  'started',
  'held',
  'ongoing',
  'resumed',
  'completed',
  'announced',
  'concluded',
  'planned',
]);

function nounTrigger(
  ground: Ground,
  sentence: Sentence,
  noun: Run,
  entries: readonly EventNoun[],
): Trigger | null {
  const clause = clauseAround(ground, sentence, noun);
  const parts = partsOnce(ground, clause, null, true, false);
  const entry = entries.find((one) => meets(one.needs, parts));
  if (!entry) return null;
  const predicate = predicateOf(ground, noun, clause);
  if (!predicate) return null;
  const { told, phase } = predicate;
  if (
    told.isNegated ||
    isNone(ground, clause, nucleusEnd(noun, predicate)) ||
    isHypothetical(ground, clause, Math.min(noun.first, predicate.first))
  )
    return null;
  const outer = outerOf(ground, clause, sentence);
  if (outer?.kind === 'none') return null;
  const nucleus = {
    first: Math.min(noun.first, predicate.first),
    last: Math.max(noun.last, predicate.last),
  };
  const isNews =
    !predicate.isNominal &&
    !predicate.isObject &&
    (phase === 'concluded' || phase === 'started') &&
    /^(?:un|une|a|an)$/.test(ground.word(noun.first - 1)) &&
    predicate.first <= noun.last + 2;
  if (told.state === 'bare' && !isNews && !hasOwnDay(ground, nucleus, predicate)) return null;
  // `since the bombardment began`: when something else happened.
  if (
    /^(?:since|depuis)$/.test(ground.word(clause.first - 1)) ||
    isSince(ground, clause, nucleus.first)
  ) {
    if (!hasOwnDay(ground, nucleus, predicate)) return null;
  }
  const isDue = told.state === 'due' || outer?.kind === 'plan';
  const type = typeOf(entry.phases, phase, isDue);
  if (!type) return null;
  if (phase === 'held' && /^(?:clashes|bombardment)$/.test(type) && isAllSince(ground, clause))
    return null;
  if (told.isRelative && !hasOwnDay(ground, nucleus, predicate)) return null;
  return {
    nucleus,
    verb: predicate,
    type,
    planned: COMES.has(phase) ? (entry.phases.planned ?? null) : null,
    isAnnounced: phase === 'announced' || phase === 'proposed',
    told: outer
      ? {
          ...told,
          state: outer.kind === 'plan' ? 'due' : told.state,
          isReported: told.isReported || outer.kind === 'report',
          hedgeBy: [...told.hedgeBy, outer.by],
        }
      : phase === 'planned'
        ? {
            ...told,
            state: 'due',
            hedgeBy: told.hedgeBy.length > 0 ? told.hedgeBy : [spanOfRun(ground, predicate)],
          }
        : told,
    isKnown:
      phase === 'proposed' ||
      (phase === 'concluded' &&
        type.startsWith('agreement') &&
        isDefinite(ground, noun.first, clause)),
  };
}

const isSince = (ground: Ground, clause: Run, at: number): boolean => {
  for (let index = at - 1; index >= Math.max(clause.first, at - 3); index--)
    if (ground.word(index) === 'since') return true;
  return false;
};
/** `Depuis le 4 avril, les combats ont fait 1 000 morts`: all of them, and none by itself. */
const isAllSince = (ground: Ground, clause: Run): boolean => {
  for (let index = clause.first; index <= clause.last; index++)
    if (/^(?:depuis|since)$/.test(ground.word(index))) return true;
  return false;
};

const nucleusEnd = (noun: Run, predicate: Run): number => Math.max(noun.first, predicate.first);

function typeOf(phases: EventNoun['phases'], phase: EventPhase, isDue: boolean): string | null {
  if (phase === 'proposed') return phases.proposed ?? null;
  if (phase === 'planned' || (isDue && COMES.has(phase))) return phases.planned ?? null;
  if (isDue) return null;
  return phases[phase] ?? null;
}

const isDefinite = (ground: Ground, noun: number, clause: Run): boolean => {
  for (let index = noun - 1; index >= Math.max(clause.first, noun - 3); index--) {
    if (/^(?:le|la|l'|les|cet|cette|ce|ces|the|this|that)$/.test(ground.word(index))) return true;
  }
  return false;
};

/** People counted on a day of their own are more than a figure: something happened on that day. */
function hasDayBeside(ground: Ground, clause: Run, verb: Run): boolean {
  const from = Math.max(clause.first, verb.first - 24);
  for (let index = from; index <= Math.min(clause.last, verb.last + 12); index++) {
    if (ground.isTime(index) && isDay(ground, index)) return true;
  }
  return false;
}

/** A day right beside: `une offensive lancée le 15 novembre`. */
function hasOwnDay(ground: Ground, nucleus: Run, predicate: Predicate | Run): boolean {
  for (let index = predicate.last + 1; index <= predicate.last + 5; index++) {
    if (ground.isTime(index)) return isDay(ground, index);
    if (/^[,.;]$/.test(ground.word(index))) break;
  }
  for (let index = nucleus.last + 1; index <= nucleus.last + 5; index++) {
    if (ground.isTime(index)) return isDay(ground, index);
    if (/^[,.;]$/.test(ground.word(index))) break;
  }
  return false;
}

const isDay = (ground: Ground, index: number): boolean => {
  const time = ground.frame.times[ground.frame.timeOf[index] ?? -1];
  return time !== undefined && time.kind === 'day' && time.from?.length === 10;
};

function verbTrigger(
  ground: Ground,
  sentence: Sentence,
  verb: Run,
  entries: readonly EventVerb[],
): Trigger | null {
  const clause = clauseAround(ground, sentence, verb);
  if (isEnglishNoun(ground, verb.first)) return null;
  const told = toldOf(ground, verb.first, clause.first);
  const parts = partsOnce(
    ground,
    clause,
    verb,
    told.phase !== null || told.isPrevented || hasDayBeside(ground, clause, verb),
    told.isPassive,
  );
  const entry = entries.find(
    (one) =>
      meets(one.needs, parts) &&
      (!one.isReflexive || (told.isReflexive && !goesSomewhere(ground, verb.last))),
  );
  if (!entry) return null;
  if (isHypothetical(ground, clause, verb.first)) return null;
  if (isAttribute(ground, verb)) return null;
  // `fewer than 1,000 are left`
  if (told.isPassive && ground.word(verb.first) === 'left') return null;
  const isMove = MOVES.has(entry.type);
  if (isMove && parts().has('counted') && !told.phase && isRunningTotal(ground, clause, told))
    return null;
  const outer = outerOf(ground, clause, sentence);
  if (outer?.kind === 'none') return null;
  const trigger = (type: string, state: Told['state'] = told.state): Trigger => ({
    nucleus: { first: told.first, last: verb.last },
    verb,
    type,
    planned: told.phase ? null : (entry.planned ?? null),
    isAnnounced: false,
    told: {
      ...told,
      state,
      isReported: told.isReported || outer?.kind === 'report',
      hedgeBy: outer ? [...told.hedgeBy, outer.by] : told.hedgeBy,
    },
    isKnown: false,
  });
  if (told.isPrevented) {
    const failed = entry.phases?.failed;
    return failed ? trigger(failed, 'done') : null;
  }
  if (told.isNegated || isNone(ground, clause, verb.first)) return null;
  const isDue = told.state === 'due' || outer?.kind === 'plan';
  if (told.state === 'bare') return null;
  // `200 personnes doivent être évacuées`: a figure, until a day is named.
  if (isDue && entry.type === 'evacuated' && !hasDayBeside(ground, clause, verb)) return null;
  if ((told.isRelative || isRelativeThat(ground, clause)) && !hasOwnDay(ground, verb, verb)) {
    return null;
  }
  if (told.phase) {
    const type = typeOf(entry.phases ?? {}, told.phase, isDue);
    return type ? trigger(type) : null;
  }
  if (isDue || entry.type.endsWith('_planned'))
    return entry.planned ? trigger(entry.planned, 'due') : null;
  if (told.isImperfect) return entry.ongoing ? trigger(entry.ongoing) : null;
  if (told.state === 'now') return trigger(entry.ongoing ?? entry.type);
  return trigger(entry.type);
}

const MOVES = new Set([
  'evacuated',
  'evacuation_ongoing',
  'convoy_departed',
  'convoy_arrived',
  'displacement',
  'return',
]);

/** `200 jailed fighters`, `the displaced families`: an English participle that says which ones. */
const isAttribute = (ground: Ground, verb: Run): boolean =>
  ground.doc.language === 'en' &&
  verb.first === verb.last &&
  ground.doc.tokens[verb.first - 1]?.kind === 'digits' &&
  isPastForm(ground, verb.first) &&
  ground.partAt(verb.first + 1) !== null;

const UNTIL_NOW = new Set(
  "depuis deja jusqu' jusque combien total cumul since already far date totalling altogether".split(
    ' ',
  ),
);

/** `6 000 civils sont déjà sortis`, `313 have left`: so many up to now, and no day on which something happened. */
function isRunningTotal(ground: Ground, clause: Run, told: Told): boolean {
  if (told.state !== 'done' && told.state !== 'now') return false;
  if (ground.doc.language === 'en' && /^(?:has|have)$/.test(ground.word(told.first))) return true;
  for (let index = clause.first; index <= clause.last; index++)
    if (UNTIL_NOW.has(ground.word(index))) return true;
  return false;
}

/** `la partie que les insurgés avaient conquise`, and not `a dit que les insurgés avaient conquis la ville`. */
function isRelativeThat(ground: Ground, clause: Run): boolean {
  const that = clause.first - 1;
  if (!/^(?:que|qu'|that)$/.test(ground.word(that))) return false;
  if (
    ground.isTime(that - 1) ||
    /^(?:mark|digits)$/.test(ground.doc.tokens[that - 1]?.kind ?? 'mark')
  )
    return false;
  for (let index = that - 1; index >= Math.max(0, that - 14); index--) {
    if (ground.frame.verbAt(index) || ground.known.hedgeAt(index)) return false;
    if (ground.word(index) === '.') break;
  }
  return /^(?:le|la|les|l'|un|une|des|du|the|a|an)$/.test(ground.word(that - 2));
}

/** `the release of prisoners`, `a surrender`: a noun. */
const isEnglishNoun = (ground: Ground, at: number): boolean =>
  ground.doc.language === 'en' &&
  /^(?:the|a|an|this|that|these|its|their|his|for|of|no|any|two|three|four|five|several|many|newly)$/.test(
    ground.word(at - 1),
  );

/** `se sont rendus à Genève` */
function goesSomewhere(ground: Ground, verb: number): boolean {
  const next = ground.word(verb + 1);
  if (/^(?:dans|en|vers|chez|sur)$/.test(next)) return !ground.isTime(verb + 1);
  if (!/^(?:a|au|aux)$/.test(next)) return false;
  for (let index = verb + 2; index <= verb + 4; index++) {
    const place = ground.known.placeAt(index);
    if (place && place.is.kind !== 'country' && ground.doc.tokens[index]?.isCapital) return true;
  }
  return false;
}

const meets = (needs: readonly string[] | undefined, parts: () => ReadonlySet<string>): boolean =>
  needs === undefined || needs.some((part) => parts().has(part));

/** The parts of a clause, looked for when first asked for. */
function partsOnce(
  ground: Ground,
  clause: Run,
  verb: Run | null,
  takesCounted: boolean,
  isPassive: boolean,
): () => ReadonlySet<string> {
  let parts: ReadonlySet<string> | null = null;
  return () => {
    parts ??= partsIn(ground, clause, verb, takesCounted, isPassive);
    return parts;
  };
}
