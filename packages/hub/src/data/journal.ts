import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';

/**
 * What the hub did, one JSON object a line, for whoever looks after the laptop. Every field is a code
 * or a number: no token, address, body, label, device or operation id ever enters, so that a journal
 * sent to a helper gives nothing away.
 */
export interface JournalEntry {
  readonly event: string;
  readonly level?: 'info' | 'warning' | 'fault';
  readonly [field: string]: string | number | boolean | undefined;
}

export type Journal = (entry: JournalEntry) => void;

export const noJournal: Journal = () => {};

/** `write` gets whole lines; `now` in ms. */
export const createJournal =
  (write: (line: string) => void, now: () => number): Journal =>
  ({ event, level = 'info', ...fields }) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`);

/** A day of fifty phones fits; a flood of calls must not fill the disk that the records need. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Writes into `file`; when that is full it becomes `….before` in place of the one that was. Never throws: a hub
 * whose disk is full must still hand out what it holds.
 */
export function appendTo(file: string): (line: string) => void {
  let size = existsSync(file) ? statSync(file).size : 0;
  return (line) => {
    try {
      if (size + line.length > mostBytes) {
        renameSync(file, `${file}.before`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch {
      // There is nowhere left to say so.
    }
  };
}

/**
 * Where a fault happened, without its message: messages quote what they choke on, and that may be
 * somebody's name.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const places = frames.slice(0, 3).map((line) => line.match(/[^/\\(]+:\d+:\d+/)?.[0] ?? '?');
  return [error.name, ...places].join(' < ');
}
