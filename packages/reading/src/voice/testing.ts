import { defaultLexicon } from '../lexicon/lexicon.ts';
import { type Doc, type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { timesIn } from '../time/times.ts';
import type { Voice } from './types.ts';
import { voicesIn } from './voices.ts';

/** The Friday on which every invented text was written. */
export const WRITTEN_ON = '2022-04-15';

export const read = (text: string, language: Language): { doc: Doc; voices: readonly Voice[] } => {
  const doc = readDoc(text, language);
  return {
    doc,
    voices: voicesIn(doc, timesIn(doc, { writtenOn: WRITTEN_ON }), defaultLexicon(language)),
  };
};

/** The voice that vouches for these words, at their first place in the text. */
export function voiceFor(text: string, language: Language, over: string): Voice | null {
  const at = text.indexOf(over);
  if (at < 0) throw new Error(`“${over}” does not stand in “${text}”`);
  return (
    read(text, language).voices.find(
      (one) => one.over.start <= at && at + over.length <= one.over.end,
    ) ?? null
  );
}

const EMPTY = new Set(
  'le la les l un une de des du d au aux et en the a an of to for by'.split(' '),
);

const wordsOf = (name: string): Set<string> =>
  new Set(
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{Nd}]+/u)
      .filter((word) => word !== '' && !EMPTY.has(word)),
  );

/** Names agree when they share half of their words: `agence Suna` is `l'agence de presse Suna`. */
export function isSameName(a: string, b: string): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.size === 0 || right.size === 0) return a.toLowerCase() === b.toLowerCase();
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size) >= 0.5;
}

/** Words of a text, and who vouches for them: null for nobody; unresolved when somebody speaks whom it does not name. */
export interface Says {
  readonly over: string;
  readonly speaker: string | null;
  readonly isUnresolved?: boolean;
  readonly via?: string;
  readonly role?: string;
  readonly saidOn?: string;
}

export interface VoiceScene {
  readonly text: string;
  readonly says: readonly Says[];
}

export interface ScenesScore {
  readonly asked: number;
  readonly precision: number;
  readonly recall: number;
  readonly via: number;
  readonly misses: readonly string[];
}

/** Precision over the speakers named, recall over those wanted, the share of channels right. */
export function scoreScenes(scenes: readonly VoiceScene[], language: Language): ScenesScore {
  let right = 0;
  let named = 0;
  let wanted = 0;
  let asked = 0;
  let viaAsked = 0;
  let viaRight = 0;
  const misses: string[] = [];
  for (const { text, says } of scenes) {
    for (const one of says) {
      asked++;
      const voice = voiceFor(text, language, one.over);
      const name = voice?.name ?? null;
      const spanText = (span: Voice['via']) => (span ? sliceOf(text, span) : null);
      if (name !== null) named++;
      if (one.speaker !== null) wanted++;
      const isRight =
        one.speaker === null
          ? name === null && (one.isUnresolved !== true || voice !== null)
          : name !== null && isSameName(name, one.speaker);
      if (isRight && one.speaker !== null) right++;
      if (!isRight) misses.push(`${one.over}: ${one.speaker}, read ${name} — ${text}`);
      const via = spanText(voice?.via ?? null);
      if (one.via !== undefined) {
        viaAsked++;
        if (via !== null && isSameName(via, one.via)) viaRight++;
        else misses.push(`${one.over} through ${one.via}, read ${via} — ${text}`);
      }
      const role = spanText(voice?.role ?? null);
      if (one.role !== undefined && (role === null || !isSameName(role, one.role))) {
        misses.push(`${one.over} as ${one.role}, read ${role} — ${text}`);
      }
      if (one.saidOn !== undefined && voice?.saidOn !== one.saidOn) {
        misses.push(`${one.over} on ${one.saidOn}, read ${voice?.saidOn} — ${text}`);
      }
    }
  }
  return {
    asked,
    precision: named === 0 ? 1 : right / named,
    recall: wanted === 0 ? 1 : right / wanted,
    via: viaAsked === 0 ? 1 : viaRight / viaAsked,
    misses,
  };
}
