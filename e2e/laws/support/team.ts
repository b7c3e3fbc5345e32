import {
  createVerify,
  isFounder,
  type OperationId,
  operationIdOf,
  type Signer,
  seedToSigner,
  type Verify,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import { openPeer, type Peer } from './peer.ts';

/** 16 December 2016, 06:00 in Aleppo. */
export const SIX = 1_481_860_800_000;
export const minutes = (n: number) => SIX + n * 60_000;
export const in2099 = Date.UTC(2099, 0, 1);

/** Keys of one operation's people; made once, however many stories they live through. */
export interface Team {
  readonly op: OperationId;
  readonly isFounder: (device: string) => boolean;
  readonly signerOf: (name: string) => Signer;
  readonly verify: Verify;
}

export async function createTeam(names: readonly string[]): Promise<Team> {
  const utf8 = new TextEncoder();
  const signers = new Map<string, Signer>();
  for (const name of ['founder', ...names]) {
    signers.set(name, await seedToSigner(sha256(utf8.encode(`laws/${name}`))));
  }
  const signerOf = (name: string): Signer => {
    const signer = signers.get(name);
    if (signer === undefined) throw new Error(`nobody is called ${name}`);
    return signer;
  };
  const op = operationIdOf(signerOf('founder').device, true, hashText);
  return {
    op,
    isFounder: (device) => isFounder(op, device, hashText),
    signerOf,
    verify: remembering(createVerify()),
  };
}

/** A verdict never changes: asked once for each signature, however many peers ask. */
function remembering(verify: Verify): Verify {
  const verdicts = new Map<string, Promise<boolean>>();
  return (device, message, signature) => {
    const key = Buffer.concat([message, signature]).toString('latin1') + device;
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    if (verdicts.size > 50_000) verdicts.clear();
    const verdict = verify(device, message, signature);
    verdicts.set(key, verdict);
    return verdict;
  };
}

export interface Enrolment {
  readonly role: string;
  readonly sites?: readonly string[];
}

/**
 * The first lines of an operation, as the recovery sheet and the coordinator write them: a coordinator `board`, a
 * `hub`, and whoever else is named.
 */
export async function firstLines(
  team: Team,
  others: Readonly<Record<string, Enrolment>>,
  seed: string,
): Promise<readonly string[]> {
  const { op, isFounder: isOurs, signerOf, verify } = team;
  const common = { op, isFounder: isOurs, verify, seed, now: SIX - 3_600_000 };
  const sheet = await openPeer({ ...common, name: 'founder', signer: signerOf('founder') });
  const enrol = (by: Peer, name: string, { role, sites = [] }: Enrolment) => {
    const { device } = signerOf(name);
    return by.say(`device/${device}`, 'enrolled@1', { device, label: name, role, sites });
  };
  await enrol(sheet, 'board', { role: 'coordinator' });
  await enrol(sheet, 'hub', { role: 'hub' });
  const lines = await sheet.texts();
  const board = await openPeer({ ...common, name: 'board', signer: signerOf('board'), lines });
  for (const [name, enrolment] of Object.entries(others)) await enrol(board, name, enrolment);
  return board.texts();
}

/** A peer that has these lines and nothing else. */
export const join = (
  { op, isFounder: isOurs, signerOf, verify }: Team,
  name: string,
  options: { readonly seed: string; readonly now?: number; readonly lines: readonly string[] },
): Promise<Peer> =>
  openPeer({
    op,
    isFounder: isOurs,
    verify,
    name,
    signer: signerOf(name),
    now: SIX,
    ...options,
  });
