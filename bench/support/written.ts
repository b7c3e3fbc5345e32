import {
  type DeviceId,
  type OperationId,
  operationIdOf,
  type Signer,
  seedToSigner,
  signText,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import { saltOf } from './lines.ts';
import { createChance } from './measure.ts';

/** What one device writes, before it is a line. `after`: ids of lines. */
export interface Note {
  /** A key of the story, as in `phone-7`. */
  readonly device: string;
  readonly wall: number;
  readonly subject: string;
  readonly kind: string;
  readonly fact: object;
  readonly after?: readonly string[];
}

/** A line's texts; nobody signed it yet. */
export interface Unsigned {
  readonly id: string;
  readonly device: DeviceId;
  readonly headerText: string;
  readonly bodyText: string;
}

/** An operation as lines, written by this bench itself and not by what it measures. */
export interface Pen {
  readonly op: OperationId;
  readonly keys: readonly string[];
  readonly signerOf: (key: string) => Signer;
  readonly write: (note: Note) => Unsigned;
  /** Per device, in the order of its chain. */
  readonly chains: () => readonly (readonly Unsigned[])[];
  /** Gives back the memory of what was written; writing goes on behind it. */
  readonly forget: () => void;
}

/** `keys`: everybody who will write; `founder` is added. The same seed gives the same bytes. */
export async function createPen(seed: string, keys: readonly string[]): Promise<Pen> {
  const utf8 = new TextEncoder();
  const signers = new Map<string, Signer>();
  for (const key of ['founder', ...keys]) {
    signers.set(key, await seedToSigner(sha256(utf8.encode(`bench/${seed}/${key}`))));
  }
  const signerOf = (key: string): Signer => {
    const signer = signers.get(key);
    if (signer === undefined) throw new Error(`nobody is called ${key}`);
    return signer;
  };
  const op = operationIdOf(signerOf('founder').device, true, hashText);
  const chance = createChance(1);
  interface Chain {
    lines: Unsigned[];
    seq: number;
    head: string | null;
    hlc: readonly [number, number];
  }
  const chains = new Map<string, Chain>();

  const write = ({ device, wall, subject, kind, fact, after }: Note): Unsigned => {
    const bodyText = JSON.stringify({
      salt: saltOf(chance),
      kind,
      subject,
      ...(after === undefined || after.length === 0 ? {} : { after }),
      fact,
    });
    const chain = chains.get(device) ?? { lines: [], seq: 0, head: null, hlc: [0, 0] };
    chains.set(device, chain);
    const [ms, count] = chain.hlc;
    chain.hlc = wall > ms ? [wall, 0] : [ms, count + 1];
    const headerText = JSON.stringify({
      v: 1,
      op,
      dev: signerOf(device).device,
      seq: ++chain.seq,
      prev: chain.head,
      hlc: chain.hlc,
      wall,
      body: hashText(bodyText),
    });
    const line = {
      id: hashText(headerText),
      device: signerOf(device).device,
      headerText,
      bodyText,
    };
    chain.lines.push(line);
    chain.head = line.id;
    return line;
  };
  return {
    op,
    keys: [...signers.keys()],
    signerOf,
    write,
    chains: () => [...chains.values()].map(({ lines }) => lines),
    forget: () => {
      for (const chain of chains.values()) chain.lines = [];
    },
  };
}

/** Slices of a chain as a peer serves them: the last line of each is signed, which vouches for the rest. */
export async function signSlices(
  { op }: Pick<Pen, 'op'>,
  signer: Signer,
  chain: readonly Unsigned[],
): Promise<readonly (readonly string[])[]> {
  const slices: string[][] = [];
  for (let at = 0; at < chain.length; at += 500) {
    const slice = chain.slice(at, at + 500);
    const tip = slice.at(-1)?.id;
    const signature = await signText(signer, `corridor/1 line\n${op}\n${tip}`);
    slices.push(
      slice.map(({ id, headerText, bodyText }) =>
        [headerText, bodyText, id === tip ? signature : ''].join('\t'),
      ),
    );
  }
  return slices;
}
