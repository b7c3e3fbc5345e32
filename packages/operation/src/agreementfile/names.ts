import type { SubjectId } from '../event.ts';
import type { Findings } from './findings.ts';
import { nearest, plain } from './nearest.ts';

export type NamedType = 'party' | 'site' | 'corridor' | 'window' | 'term' | 'batch';

/** Longest name part of an id; a batch's is part of the ids of what is seen of it, which keep the first 30 characters. */
const LONGEST: { readonly [type: string]: number } = { batch: 30 };
const LONGEST_OTHER = 44;
const NAME_PART = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/;

/** Seven characters that are the same for the same text on every machine (FNV-1a, 32 bits). */
const sumOf = (text: string): string => {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ (text.charCodeAt(i) & 0xff), 0x01000193);
    sum = Math.imul(sum ^ (text.charCodeAt(i) >>> 8), 0x01000193);
  }
  return (sum >>> 0).toString(36).padStart(7, '0');
};

/**
 * The name part of an id, made from a name: the same name gives the same id in every file. What letters without marks cannot say, and
 * what is too long, is said by a sum.
 */
export const nameToIdPart = (name: string, most: number): string => {
  const text = plain(name);
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
  const slug = bare.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const isWhole = !/[\p{L}\p{N}]/u.test(bare.replace(/[a-z0-9]/g, ''));
  if (isWhole && slug !== '' && slug.length <= most) return slug;
  const kept = slug.slice(0, most - 8).replace(/-+$/, '');
  return kept ? `${kept}-${sumOf(text)}` : `n-${sumOf(text)}`;
};

const UNKNOWN = {
  party: 'unknown-party',
  site: 'unknown-site',
  corridor: 'unknown-road',
  window: 'unknown-window',
  term: 'unknown-term',
  batch: 'unknown-batch',
} as const;

export interface Names {
  /** Says who there is. null where the name or the id cannot be; that is told. */
  readonly put: (
    type: NamedType,
    name: string,
    at: number,
    id?: { readonly text: string; readonly at: number } | null,
  ) => SubjectId | null;
  /** By the name in the file, by its id or by the name part of that; null, and told, where nobody is called so. */
  readonly find: (type: NamedType, name: string, at: number) => SubjectId | null;
  readonly has: (type: NamedType, name: string) => boolean;
  /** As the file calls it; by id. */
  readonly all: ReadonlyMap<SubjectId, string>;
}

export const createNames = (findings: Findings): Names => {
  const byName = new Map<string, SubjectId>();
  const known = new Map<NamedType, string[]>();
  const all = new Map<SubjectId, string>();
  const keyOf = (type: NamedType, name: string) => `${type}/${plain(name)}`;
  const look = (type: NamedType, name: string): SubjectId | null => {
    const direct = byName.get(keyOf(type, name));
    if (direct) return direct;
    const id = name.trim().startsWith(`${type}/`) ? name.trim() : `${type}/${name.trim()}`;
    return all.has(id) ? id : null;
  };
  return {
    all,
    has: (type, name) => look(type, name) !== null,
    put: (type, name, at, given) => {
      if (plain(name) === '') {
        findings.refuse('no-name', at);
        return null;
      }
      if (type === 'party' && /^(?:law|safety)$/.test(plain(name))) {
        findings.refuse('reserved-name', at, { name });
        return null;
      }
      if (byName.has(keyOf(type, name))) {
        findings.refuse('twice', at, { name });
        return null;
      }
      let part = nameToIdPart(name, LONGEST[type] ?? LONGEST_OTHER);
      if (given) {
        part = given.text.trim().startsWith(`${type}/`)
          ? given.text.trim().slice(type.length + 1)
          : given.text.trim();
        if (!NAME_PART.test(part)) {
          findings.refuse('not-an-id', given.at, {
            word: given.text,
            example: `${type}/east-2`,
          });
          return null;
        }
      }
      const id = `${type}/${part}`;
      const other = all.get(id);
      if (other !== undefined) {
        findings.refuse('too-alike', given?.at ?? at, { name, other });
        return null;
      }
      byName.set(keyOf(type, name), id);
      all.set(id, name);
      known.set(type, [...(known.get(type) ?? []), name]);
      return id;
    },
    find: (type, name, at) => {
      const id = look(type, name);
      if (!id)
        findings.refuse(UNKNOWN[type], at, { name }, () => nearest(name, known.get(type) ?? []));
      return id;
    },
  };
};
