import { createHmac } from 'node:crypto';
import {
  composeLine,
  type Hlc,
  type LineId,
  lineMessage,
  lineToText,
  type Signer,
  signText,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';

/** What a simulated device writes; times are its own clock's. */
export interface Entry {
  readonly wall: number;
  readonly kind: string;
  readonly subject: string;
  readonly fact: unknown;
  readonly after?: readonly LineId[];
  readonly act?: string;
  /** Makes the salt: the same entry of the same cast is the same line after every restart. */
  readonly salt: string;
}

/** A line that is written but not signed yet; kept as text, since thousands wait for their road. */
export interface Unsigned {
  readonly id: LineId;
  readonly seq: number;
  readonly text: string;
}

export interface Chain {
  readonly signer: Signer;
  readonly write: (entry: Entry) => Unsigned;
  /** The line with its signature, ready to be delivered. */
  readonly sign: (line: Unsigned) => Promise<string>;
}

/**
 * The chain of one simulated device, written without a store: a whole rehearsal is laid down in seconds,
 * and again, byte for byte, after a restart, so that a phone which was offline then still delivers.
 */
export function createChain(op: string, signer: Signer, saltSeed: string): Chain {
  let seq = 0;
  let prev: LineId | null = null;
  let hlc: Hlc = [0, 0];
  return {
    signer,
    write({ wall, kind, subject, fact, after, act, salt }) {
      const saltBytes = createHmac('sha256', saltSeed).update(salt).digest().subarray(0, 16);
      seq += 1;
      hlc = wall > hlc[0] ? [wall, 0] : [hlc[0], hlc[1] + 1];
      const line = composeLine(
        { op, dev: signer.device, seq, prev, hlc, wall },
        {
          salt: saltBytes.toString('base64url'),
          kind,
          subject,
          ...(after === undefined ? {} : { after }),
          ...(act === undefined ? {} : { act }),
          fact,
        },
        hashText,
      );
      prev = line.id;
      return { id: line.id, seq, text: lineToText({ ...line, signature: '' }) };
    },
    sign: async ({ id, text }) => `${text}${await signText(signer, lineMessage(op, id))}`,
  };
}
