/** As people write it: `Required_by` and `required-by` are `required by`. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

const MOST = 40;

/** Letters put in, left out, changed or swapped. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((last[j] as number) + 1, (next[j - 1] as number) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j] as number, (before[j - 2] as number) + 1);
    }
    before = last;
    last = next;
  }
  return last[b.length] as number;
};

/** The known word that somebody most likely meant, or null where none is near. */
export const nearest = (word: string, known: Iterable<string>): string | null => {
  const asked = plain(word);
  if (asked === '' || asked.length > MOST) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(asked.length / 3)) + 1;
  for (const one of known) {
    const name = plain(one);
    if (Math.abs(name.length - asked.length) >= least || name.length > MOST) continue;
    const far = distance(asked, name);
    if (far < least) [best, least] = [one, far];
  }
  return best;
};
