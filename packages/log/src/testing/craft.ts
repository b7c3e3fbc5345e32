import { bodyToText } from '../line/body.ts';
import { headerToText } from '../line/header.ts';
import { lineMessage, signText } from '../line/sign.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import type { Body, HashText, Line, LineId, OperationId, Signer } from '../types.ts';

export interface Crafted {
  readonly id: LineId;
  readonly line: Line;
  readonly whole: string;
  readonly bodiless: string;
  readonly unsigned: string;
  /** Well shaped, but over something else. */
  readonly missigned: string;
}

export interface CraftOptions {
  readonly op: OperationId;
  readonly hash: HashText;
  readonly signer: Signer;
  /** The line it hangs on; null for a first line. */
  readonly after: Line | null;
  readonly kind?: string;
  readonly subject?: string;
  readonly fact?: unknown;
  /** ms of clock and wall; one second after `after` where absent. */
  readonly at?: number;
}

/** One line written outside any log: a second branch, a thief's line, a line nobody signed. */
export async function craftLine(options: CraftOptions): Promise<Crafted> {
  const { op, hash, signer, after, kind = 'tallied@1', subject = 'trip/a', fact = {} } = options;
  const at = options.at ?? (after === null ? 1_790_000_000_000 : after.header.hlc[0] + 1000);
  const salt = bytesToBase64url(new Uint8Array(16));
  const body: Body = { salt, kind, subject, fact };
  const bodyText = bodyToText(body);
  const header = {
    v: 1,
    op,
    dev: signer.device,
    seq: (after?.header.seq ?? 0) + 1,
    prev: after?.id ?? null,
    hlc: [at, 0],
    wall: at,
    body: hash(bodyText),
  } as const;
  const headerText = headerToText(header);
  const id = hash(headerText);
  const signature = await signText(signer, lineMessage(op, id));
  const other = await signText(signer, 'something else');
  return {
    id,
    line: { id, header, body, headerText, bodyText, signature },
    whole: `${headerText}\t${bodyText}\t${signature}`,
    bodiless: `${headerText}\t\t${signature}`,
    unsigned: `${headerText}\t${bodyText}\t`,
    missigned: `${headerText}\t${bodyText}\t${other}`,
  };
}

/** `count` lines on top of each other. */
export async function craftChain(options: CraftOptions, count: number): Promise<Crafted[]> {
  const chain: Crafted[] = [];
  for (let i = 0; i < count; i++) {
    const after = chain[i - 1]?.line ?? options.after;
    const { at: _, ...rest } = options;
    const first = i === 0 ? options : rest;
    chain.push(await craftLine({ ...first, after, fact: { place: i, of: options.fact ?? null } }));
  }
  return chain;
}
