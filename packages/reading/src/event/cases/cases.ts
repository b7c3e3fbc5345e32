import { readFileSync } from 'node:fs';
import { defaultLexicon } from '../../lexicon/lexicon.ts';
import { type Doc, readDoc } from '../../text/doc.ts';
import { timesIn } from '../../time/times.ts';
import { voicesIn } from '../../voice/voices.ts';
import { eventsIn } from '../events.ts';
import type { EventProposal } from '../types.ts';

export interface Wanted {
  readonly type: string;
  readonly date: string | null;
  readonly hedge: boolean;
}

export interface Case {
  readonly on: string;
  readonly text: string;
  readonly events: readonly Wanted[];
}

export function casesIn(file: string): readonly Case[] {
  const cases: { on: string; text: string; events: Wanted[] }[] = [];
  let on = '';
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('on ')) on = line.slice(3).trim();
    else if (line.startsWith('= ')) {
      const [type = '', date = '', hedge = ''] = line.slice(2).split(' ');
      if (hedge !== 'hedge' && hedge !== 'sure') throw new Error(`hedge or sure? ${line}`);
      cases
        .at(-1)
        ?.events.push({ type, date: date === '-' ? null : date, hedge: hedge === 'hedge' });
    } else cases.push({ on, text: line, events: [] });
  }
  return cases;
}

/** Made once: what is prepared of a lexicon lives as long as it does. */
const LEXICONS = { fr: defaultLexicon('fr'), en: defaultLexicon('en'), ar: defaultLexicon('ar') };

export function read(
  text: string,
  language: 'fr' | 'en' | 'ar',
  on: string | null,
): { readonly doc: Doc; readonly events: readonly EventProposal[] } {
  const lexicon = LEXICONS[language];
  const doc = readDoc(text, language);
  const times = timesIn(doc, { writtenOn: on });
  return { doc, events: eventsIn(doc, times, voicesIn(doc, times, lexicon), lexicon, on) };
}

export interface Measured {
  readonly wanted: number;
  readonly given: number;
  readonly right: number;
  readonly hedge: number;
  /** Of those right: a day where there is one, the right one, and one where there is none. */
  readonly dated: number;
  readonly dateGiven: number;
  readonly date: number;
  readonly invented: number;
  readonly faults: readonly string[];
}

/** Sets what is read in sentences beside what a person reads in them; an event is right by its type. */
export function measured(cases: readonly Case[], language: 'fr' | 'en'): Measured {
  const sum = {
    wanted: 0,
    given: 0,
    right: 0,
    hedge: 0,
    dated: 0,
    dateGiven: 0,
    date: 0,
    invented: 0,
  };
  const faults: string[] = [];
  for (const { on, text, events } of cases) {
    const left = [...read(text, language, on).events];
    sum.wanted += events.length;
    sum.given += left.length;
    for (const wanted of events) {
      const at = left.findIndex((one) => one.type === wanted.type);
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (!found) {
        faults.push(`not seen: ${wanted.type} — ${text}`);
        continue;
      }
      sum.right++;
      if (found.hedge === wanted.hedge) sum.hedge++;
      else faults.push(`hedge ${found.hedge} — ${text}`);
      if (wanted.date !== null) sum.dated++;
      if (found.date !== null) sum.dateGiven++;
      if (found.date === wanted.date) {
        if (wanted.date !== null) sum.date++;
      } else {
        if (wanted.date === null) sum.invented++;
        faults.push(`date ${found.date}, is ${wanted.date} — ${text}`);
      }
    }
    for (const one of left) faults.push(`is none: ${one.type} — ${text}`);
  }
  return { ...sum, faults };
}
