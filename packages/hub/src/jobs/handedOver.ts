import type { Hub } from '../hub.ts';

/** Of what phones handed over: sealed records, and in a rescue file of before lines in clear. */
export interface HandedOver {
  /** Sealed records in the file, as far as it could be read. */
  readonly records: number;
  readonly opened: number;
  /** Sealed to another hub, or damaged. */
  readonly unreadable: number;
  /** Lines, in clear or inside of records that could be opened. */
  readonly lines: number;
  readonly admitted: number;
  readonly known: number;
  readonly held: number;
  readonly refused: number;
}

export interface Delivery {
  readonly sealed: (record: string) => Promise<void>;
  readonly line: (line: string) => Promise<void>;
  readonly end: () => Promise<HandedOver>;
}

/** Characters and records that are in memory at once, whatever the file's size. */
const portion = { text: 1_000_000, records: 200 };
const operationOf = (line: string) => /^\{"v":1,"op":"([\w-]{25})"/.exec(line)?.[1] ?? '';

/** Takes records and lines in, portion by portion, the way a phone would deliver them. */
export function openDelivery(hub: Hub): Delivery {
  const count = {
    records: 0,
    opened: 0,
    unreadable: 0,
    lines: 0,
    admitted: 0,
    known: 0,
    held: 0,
    refused: 0,
  };
  let sealed: string[] = [];
  let sealedText = 0;
  const lines = new Map<string, string[]>();
  let linesText = 0;

  const openSealed = async () => {
    const { opened, unreadable, admitted, known, held, refused } = await hub.openOutbox(sealed);
    count.opened += opened;
    count.unreadable += unreadable.length;
    count.lines += admitted + known + held + refused;
    count.admitted += admitted;
    count.known += known;
    count.held += held;
    count.refused += refused;
    sealed = [];
    sealedText = 0;
  };
  const admitLines = async () => {
    for (const [op, ofOne] of lines) {
      count.lines += ofOne.length;
      const operation = hub.operation(op);
      if (!operation) {
        count.refused += ofOne.length;
        continue;
      }
      const { admission } = await operation.deliver(ofOne);
      count.admitted += admission.admitted.length;
      count.known += admission.known;
      count.held += admission.held;
      count.refused += admission.refused.length;
    }
    lines.clear();
    linesText = 0;
  };

  return {
    sealed: async (record) => {
      if (sealed.length >= portion.records || sealedText + record.length > portion.text)
        await openSealed();
      sealed.push(record);
      sealedText += record.length;
      count.records++;
    },
    line: async (line) => {
      const op = operationOf(line);
      const ofOne = lines.get(op) ?? [];
      lines.set(op, ofOne);
      ofOne.push(line);
      linesText += line.length;
      if (linesText > portion.text || ofOne.length >= portion.records) await admitLines();
    },
    end: async () => {
      if (sealed.length > 0) await openSealed();
      if (linesText > 0) await admitLines();
      return count;
    },
  };
}
