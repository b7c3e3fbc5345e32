import { readFileSync } from 'node:fs';

export interface Expected {
  readonly words: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly clock: string | null;
}

export interface Case {
  readonly writtenOn: string | null;
  readonly text: string;
  readonly times: readonly Expected[];
}

/** `words => kind from..to @clock`; one date stands for both ends, `-` for none. */
function expectedOf(written: string): Expected {
  const [words = '', said = ''] = written.split(' => ');
  const [kind = '', ...rest] = said.split(' ');
  const clock = rest.find((part) => part.startsWith('@'))?.slice(1) ?? null;
  const dates = rest.find((part) => !part.startsWith('@')) ?? '-';
  const [from = '-', to = from] = dates.split('..');
  const none = (date: string) => (date === '-' ? null : date);
  return { words, kind, from: none(from), to: none(to), clock };
}

/** A file of cases: `@ day of writing`, then one text a line with everything about time in it, in order. */
export function casesOf(file: string): readonly Case[] {
  const cases: Case[] = [];
  let writtenOn: string | null = null;
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('@ ')) {
      writtenOn = line.slice(2) === '-' ? null : line.slice(2);
      continue;
    }
    const [text = '', ...times] = line.split(' | ').map((part) => part.replace(/ \|$/, ''));
    cases.push({ writtenOn, text, times: times.filter(Boolean).map(expectedOf) });
  }
  return cases;
}
