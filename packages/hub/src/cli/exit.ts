/**
 * What the process's exit code says, so that a script can decide without reading words.
 * `corridor --help` shows this table.
 */
export const exitCodes = {
  done: 0,
  /** The command ran and found damage: a bundle with a broken line, a backup that does not open, an agreement that cannot be, people whom no plan can bring. */
  damaged: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** A file or an operation that was named is not there. */
  missing: 3,
  /** The port is taken, or the data folder is open in another process. */
  busy: 4,
  /** Refused on purpose: it would put people or records at risk. The message says how to do it rightly. */
  refused: 5,
  /** The disk is full, or may not be written. */
  disk: 6,
  /** A fault of the program. Please report it. */
  fault: 70,
} as const;

export type Exit = keyof typeof exitCodes;

/** Ends a command with words for a person and a code for a script; `main.ts` prints it. */
export class Stop extends Error {
  readonly exit: Exit;
  readonly hint: string | undefined;
  constructor(exit: Exit, message: string, hint?: string) {
    super(message);
    this.exit = exit;
    this.hint = hint;
  }
}

export const exitTable = [
  'Exit codes:',
  '  0  done',
  '  1  damage found, an agreement refused, or people a plan cannot bring (the output names the place)',
  '  2  called wrongly',
  '  3  a file or operation is not there',
  '  4  port taken, or data folder in use',
  '  5  refused for safety; the message says what to do instead',
  '  6  the disk is full, or may not be written',
  '  70 a fault of the program',
].join('\n');
