import {
  type Appended,
  bytesToBase64url,
  type Draft,
  type Hlc,
  type OpenLog,
  type SealedChainStore,
} from '@corridor/log';
import type { Enrolment, Keyring } from '../device/enrolment.ts';
import { LEASE_MS } from '../lease/types.ts';
import type { Allow, PadRecord } from '../vault/types.ts';
import { operationOf, siteOf, type World } from '../view/world.ts';
import { protectionOf } from './protection.ts';

/** The protocol's bound of a label. */
const MOST_LABEL = 60;

export interface PadKeyParts {
  readonly keyring: Pick<Keyring, 'pads' | 'putPad' | 'removePad'>;
  /** Names a key among this enrolment's pads, durably, beside whatever else changes in it meanwhile. */
  readonly addPad: (device: string) => Promise<void>;
  readonly locked: SealedChainStore;
  readonly append: (drafts: readonly Draft[]) => Promise<Appended>;
  readonly now: number;
  /** Latest clock this phone has seen. */
  readonly seen: Hlc;
  /** Revoked, or in two versions: what it counts from now on would not stand. */
  readonly isOut: (device: string) => boolean;
}

export interface PadPlace {
  readonly site: PadRecord['site'];
  readonly post: string | null;
  /** Of the operation, as it is called now. */
  readonly name: string;
  readonly zone: string | null;
  /** `null`: what the operation allows is not known here. */
  readonly allow: Allow | null;
}

/** What the locked pad of a site is called, as the log tells it now. `name`: of the operation, where the log does not tell it. */
export const padPlace = (
  world: World,
  site: string,
  post: string | null,
  name: string,
): PadPlace => {
  const shown = operationOf(world);
  return {
    site: { id: site, ...siteOf(world, site) },
    post,
    name: shown?.name ?? name,
    zone: shown?.zone ?? null,
    allow: protectionOf(world),
  };
};

/**
 * Makes sure that this person can count here while the phone is locked: a key of its own for this site and these hours, enrolled on the
 * phone's chain, that may tally and nothing else. Killed between two steps, the next unlock makes
 * another: a key whose enrolment nobody has seen has counted nothing.
 */
export async function ensurePadKey(
  enrolment: Enrolment,
  place: PadPlace,
  parts: PadKeyParts,
): Promise<void> {
  const { keyring, locked, now, seen } = parts;
  const { site, post } = place;
  const mine = (await keyring.pads()).filter(
    ({ holder, op }) => holder === enrolment.holder && op === enrolment.op,
  );
  const isFit = async (pad: PadRecord) =>
    pad.site.id === site.id &&
    pad.post === post &&
    pad.at <= now &&
    // As long as what was told on this phone may be read: a key that was lost counts no longer than that.
    now - pad.at < LEASE_MS &&
    enrolment.pads.includes(pad.device) &&
    !parts.isOut(pad.device) &&
    (await locked.head(pad.device)) !== null;
  const usable = [];
  for (const pad of mine) if (await isFit(pad)) usable.push(pad);
  const kept = usable.at(-1);
  // What this phone no longer knows, since its lease is over or since a duress, the locked screen goes on calling as it did: it would show.
  const shown = mine.findLast((pad) => pad.site.id === site.id);
  const zone = place.zone ?? shown?.zone ?? null;
  const about = {
    holder: enrolment.holder,
    op: enrolment.op,
    name: place.name,
    ...(zone === null ? {} : { zone }),
    site: {
      id: site.id,
      name: site.name ?? shown?.site.name ?? null,
      kind: site.kind ?? shown?.site.kind ?? null,
    },
    post,
    label: enrolment.label,
    hub: { ...enrolment.hub, hubUrl: enrolment.hubUrl },
    allow: place.allow ?? shown?.allow ?? { quickWipe: false, decoyPin: false },
  } as const;

  if (kept) {
    const head = await locked.begin(kept.device, seen);
    const next: PadRecord = { ...kept, ...about, head: toRecordHead(head) };
    if (JSON.stringify(next) !== JSON.stringify(kept)) await keyring.putPad(next);
    await forgetOthers(mine, kept.device, parts);
    return;
  }

  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const { publicKey, privateKey } = pair as CryptoKeyPair;
  const device = bytesToBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
  const head = await locked.begin(device, seen);
  await parts.addPad(device);
  const label = `${enrolment.label.slice(0, MOST_LABEL - 7)} locked`;
  const appended = await parts.append([
    {
      kind: 'enrolled@1',
      subject: `device/${device}`,
      fact: { label, role: 'pad', sites: [site.id], ...(post === null ? {} : { post }) },
    },
  ]);
  // Without its enrolment a pad's counts would not stand: the locked screen goes on with what it has.
  if (!appended.ok) return;
  await keyring.putPad({ ...about, device, key: privateKey, head: toRecordHead(head), at: now });
  await forgetOthers(mine, device, parts);
}

/** Never `null` once the chain has its place: a key that stands here without one must not sign (see `openPad`). */
const toRecordHead = ({
  seq,
  id,
  hlc,
}: {
  readonly seq: number;
  readonly id: string | null;
  readonly hlc: Hlc | null;
}): NonNullable<PadRecord['head']> => ({ seq, id: id ?? '', hlc: hlc ?? [0, 0] });

/** Keys of other sites and earlier hours. What they counted and nobody could open yet stays, with its place. */
async function forgetOthers(
  mine: readonly PadRecord[],
  current: string,
  { keyring, locked }: PadKeyParts,
): Promise<void> {
  for (const { device } of mine) {
    if (device === current) continue;
    await keyring.removePad(device);
    if ((await locked.lines(device)).length === 0) await locked.forget(device);
  }
}

/** The latest clock among the heads of a log; one far ahead is left aside, or a phone at 2099 would take this one along. */
export const latestSeen = (log: Pick<OpenLog, 'devices' | 'heads' | 'place'>, now: number): Hlc => {
  let latest: Hlc = [0, 0];
  for (const device of log.devices()) {
    for (const { id } of log.heads(device)) {
      const hlc = log.place(id)?.hlc ?? latest;
      if (hlc[0] > now + 10 * 60_000) continue;
      if (hlc[0] > latest[0] || (hlc[0] === latest[0] && hlc[1] > latest[1])) latest = hlc;
    }
  }
  return latest;
};
