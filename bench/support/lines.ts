import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bytesToBase64url,
  type DeviceId,
  type OperationId,
  operationIdOf,
  type Signer,
  seedToSigner,
  signText,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import { createChance } from './measure.ts';

/** Raise it when the lines below change: cached ones are then written anew. */
const generatorVersion = 2;

export interface SignedLines {
  readonly op: OperationId;
  /** Per device, its chain from line 1 on, as texts. */
  readonly chains: readonly (readonly string[])[];
}

const utf8 = new TextEncoder();

/**
 * Chains of counts at the doors of buses, signed as the protocol asks and written by this file itself, so that the
 * code under measurement does not make its own input. Kept in the system's temporary folder.
 */
export async function signedTallies(
  devices: number,
  linesPerDevice: number,
  tell: (what: string) => void,
): Promise<SignedLines> {
  const folder = join(tmpdir(), 'corridor-bench');
  const path = join(folder, `tallies-${generatorVersion}-${devices}-${linesPerDevice}.json`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    tell(`signing ${devices * linesPerDevice} lines once, kept in ${folder}`);
  }
  const founder = await seedToSigner(sha256(utf8.encode('bench/founder')));
  const op = operationIdOf(founder.device, true, hashText);
  const chains: string[][] = [];
  for (let device = 0; device < devices; device++) {
    const signer = await seedToSigner(sha256(utf8.encode(`bench/phone-${device}`)));
    chains.push(await writeChain(op, signer, linesPerDevice, device));
    if (device % 10 === 9) tell(`${device + 1} of ${devices} chains signed`);
  }
  const lines = { op, chains };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(lines));
  renameSync(`${path}.new`, path);
  return lines;
}

async function writeChain(op: OperationId, signer: Signer, count: number, which: number) {
  const chance = createChance(which + 1);
  const lines: string[] = [];
  let prev: string | null = null;
  let wall = Date.UTC(2016, 11, 16, 6) + which * 977;
  for (let seq = 1; seq <= count; seq++) {
    wall += 20_000 + Math.floor(chance() * 200_000);
    const bodyText = tallyBody(chance);
    const headerText: string = headerOf(op, signer.device, seq, prev, wall, hashText(bodyText));
    const id = hashText(headerText);
    const signature = await signText(signer, `corridor/1 line\n${op}\n${id}`);
    lines.push(`${headerText}\t${bodyText}\t${signature}`);
    prev = id;
  }
  return lines;
}

const headerOf = (
  op: OperationId,
  dev: DeviceId,
  seq: number,
  prev: string | null,
  wall: number,
  body: string,
): string => JSON.stringify({ v: 1, op, dev, seq, prev, hlc: [wall, 0], wall, body });

export function saltOf(chance: () => number): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) bytes[i] = Math.floor(chance() * 256);
  return bytesToBase64url(bytes);
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function tallyBody(chance: () => number): string {
  const pick = <T>(items: readonly T[]) => items[Math.floor(chance() * items.length)] as T;
  const site = pick(['ramouseh', 'rashidin', 'atareb', 'amiriyah']);
  const people = 20 + Math.floor(chance() * 45);
  const code = Array.from({ length: 6 }, () => digits[Math.floor(chance() * 32)]).join('');
  return JSON.stringify({
    salt: saltOf(chance),
    kind: 'tallied@1',
    subject: `trip/${Math.floor(chance() * 90)}.${code}`,
    fact: {
      point: pick(['boarding', 'alighting', 'checkpoint']),
      site: `site/${site}`,
      part: pick(['whole', 'whole', 'whole', 'front', 'rear']),
      people,
      exact: chance() < 0.9,
      method: pick(['clicker', 'one-by-one', 'by-rows']),
      children: Math.floor(people * chance() * 0.5),
      lapsAsked: true,
      countedBy: `post/${site}`,
    },
  });
}
