import { type Line, type OpenLog, readSealed, type SealedChainStore } from '@corridor/log';
import { PAD_NOTE } from '../desk/desk.ts';
import { noteToPad, padToNote } from '../pad/note.ts';
import type { TallyFact } from '../pad/tally.ts';
import { type LockedNote, partsOfNoteKey, textToLockedNote } from './lockedNote.ts';
import { type KeptLocked, mergeLocked } from './merge.ts';

export interface TakeInParts {
  readonly store: SealedChainStore;
  readonly log: Pick<OpenLog, 'admit' | 'has' | 'linesById' | 'note'>;
  /** Keys that counted for this person in this operation. */
  readonly pads: readonly string[];
  readonly openForMe: (sealed: Uint8Array) => Promise<string>;
  /** Other notes of locked sessions, by their name in the log: one text per start of the locked app. Durable when it resolves. */
  readonly takeNotes: (name: string, texts: readonly string[]) => Promise<void>;
}

export interface TakenIn {
  /** Records now in the log. */
  readonly lines: number;
  /** Sealed records that did not open, or that the log did not take: they stay where they are, and are said. */
  readonly left: number;
}

/**
 * At unlock: what was counted while locked goes into the log, then the count that was begun comes back, and only then are the sealed copies
 * deleted. Killed between any two steps, doing it again goes on.
 */
export async function takeInLocked({
  store,
  log,
  pads,
  openForMe,
  takeNotes,
}: TakeInParts): Promise<TakenIn> {
  const kept: KeptLocked[] = [];
  const taken: { readonly device: string; readonly ids: readonly string[] }[] = [];
  let left = 0;
  for (const device of pads) {
    const { lines, unreadable } = await readSealed(store, device, openForMe);
    left += unreadable.length;
    if (lines.length === 0) continue;
    await log.admit(lines.map(({ text }) => text));
    const ids = lines.map(({ id }) => id).filter((id) => log.has(id));
    left += lines.length - ids.length;
    kept.push(...(await log.linesById(ids)).flatMap(toKept));
    taken.push({ device, ids });
  }

  const keys = (await store.noteKeys()).filter((key) => pads.includes(partsOfNoteKey(key).pad));
  const notes: LockedNote[] = [];
  const named = new Map<string, readonly string[]>();
  const done: string[] = [];
  for (const key of keys) {
    const sealed = await store.note(key);
    const text = sealed && (await openForMe(sealed).catch(() => null));
    const { name } = partsOfNoteKey(key);
    const note = text && name === null ? textToLockedNote(text) : null;
    if (note) notes.push(note);
    else if (text && name !== null) named.set(name, [...(named.get(name) ?? []), text]);
    // Of a newer app, or damaged: put aside, never thrown away.
    else if (text) await log.note(`${PAD_NOTE}-unread ${key}`, text);
    if (text || sealed === null) done.push(key);
  }

  if (kept.length > 0 || notes.length > 0) {
    const stored = noteToPad(await log.note(PAD_NOTE));
    // What this app cannot read stands aside already (see `openDesk`), or will when the desk opens.
    if (stored) {
      const merged = mergeLocked(stored, kept, notes);
      if (merged !== stored) await log.note(PAD_NOTE, padToNote(merged));
    } else await log.note(`${PAD_NOTE}-locked`, JSON.stringify(notes));
  }
  for (const [name, texts] of named) await takeNotes(name, texts);
  for (const key of done) await store.note(key, null);
  for (const { device, ids } of taken) await store.remove(device, ids);
  return { lines: taken.reduce((sum, { ids }) => sum + ids.length, 0), left };
}

const toKept = ({ id, body }: Line): readonly KeptLocked[] =>
  body?.kind === 'tallied@1' && body.subject.startsWith('trip/')
    ? [{ id, subject: body.subject, act: body.act ?? null, fact: body.fact as TallyFact }]
    : [];
