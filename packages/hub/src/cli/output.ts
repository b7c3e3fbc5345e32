import { styleText } from 'node:util';

/** Where a command speaks: people read lines, machines read one JSON value on stdout. */
export interface Output {
  readonly isJson: boolean;
  /** One line for people; silent with `--json`. */
  readonly say: (line?: string) => void;
  readonly warn: (line: string) => void;
  /** How far it is, beside the result. */
  readonly note: (line: string) => void;
  /** The result for machines; silent without `--json`. */
  readonly result: (value: unknown) => void;
  readonly progress: (title: string, total: number) => Progress;
}

export interface Progress {
  readonly at: (done: number) => void;
  readonly end: (summary?: string) => void;
  /** Takes the bar away and says nothing. */
  readonly clear: () => void;
}

const barWidth = 28;
const drawEveryMs = 100;

export function createOutput(isJson: boolean): Output {
  const isTerminal = process.stderr.isTTY === true;
  return {
    isJson,
    say: (line = '') => {
      if (!isJson) process.stdout.write(`${line}\n`);
    },
    warn: (line) => {
      process.stderr.write(`${isTerminal ? styleText('yellow', line) : line}\n`);
    },
    note: (line) => {
      process.stderr.write(`${line}\n`);
    },
    result: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(title, total) {
      const started = performance.now();
      let drawn = 0;
      const clear = () => {
        if (isTerminal) process.stderr.write('\r\u001b[K');
      };
      return {
        at(done) {
          const now = performance.now();
          if (isJson || !isTerminal || now - drawn < drawEveryMs) return;
          drawn = now;
          const part = total > 0 ? Math.min(1, done / total) : 0;
          const full = Math.round(part * barWidth);
          const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
          const seconds = (now - started) / 1000;
          const left = part > 0.02 ? `, ${Math.ceil(seconds / part - seconds)} s left` : '';
          process.stderr.write(`\r\u001b[K${title} ${bar} ${Math.round(part * 100)} %${left}`);
        },
        clear,
        end(summary = title) {
          clear();
          const seconds = ((performance.now() - started) / 1000).toFixed(1);
          if (!isJson) process.stdout.write(`${summary} (${seconds} s)\n`);
        },
      };
    },
  };
}

/** 12345 → `12 345`: figures are grouped the same way whatever the laptop's language. */
export const figure = (n: number) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
