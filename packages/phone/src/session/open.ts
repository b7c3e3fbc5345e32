import {
  createProjection,
  createVerify,
  type Draft,
  isExercise,
  isFounder,
  type Line,
  type OutboxStore,
  type Projection,
  runtimeRandom,
  type SealedChainStore,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { createTripCode, folding, type SubjectState, tripSubject } from '@corridor/operation';
import { createName } from '../desk/createName.ts';
import { openDesk } from '../desk/desk.ts';
import { feel } from '../desk/feel.ts';
import { createOwnFold } from '../desk/ownFold.ts';
import type { Enrolment, Keyring } from '../device/enrolment.ts';
import { openLeasedLog } from '../lease/leasedLog.ts';
import { createIsPast } from '../lease/past.ts';
import type { LockedHand } from '../locked/engine.ts';
import { takeInLocked } from '../locked/takeIn.ts';
import { takeLockedNotes } from '../locked/takeNotes.ts';
import { tallyInHand } from '../pad/pad.ts';
import { counterAt, type Place } from '../pad/tally.ts';
import { createStore } from '../store.ts';
import type { AutoLock, VaultKeys } from '../vault/types.ts';
import { type StatesOf, vehicleOfTrip, type World } from '../view/world.ts';
import { afterPaint } from './afterPaint.ts';
import { type ConnectionParts, connect } from './delivery.ts';
import { holdEnrolment } from './heldEnrolment.ts';
import { createOwnLines } from './ownLines.ts';
import { createPadKeeper } from './padKeeper.ts';
import { createProtection } from './protection.ts';
import { isSameRights, mayBeAt, type Rights, rightsOf } from './rights.ts';
import { noDelivery, type Session } from './session.ts';

const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const newName = () => createName(runtimeRandom);

const SITE = 'site';

export interface SessionParts {
  readonly enrolment: Enrolment;
  readonly keys: VaultKeys;
  readonly keyring: Pick<
    Keyring,
    'pads' | 'putPad' | 'removePad' | 'get' | 'put' | 'holder' | 'patchHolder'
  >;
  /** Where the locked pad keeps what it counts; `null`: it does not open. */
  readonly locked: SealedChainStore | null;
  /** `null`: the browser gives no place for it; lines still go by sync and by file. */
  readonly outbox: Promise<OutboxStore | null>;
  readonly guard: Pick<AutoLock, 'lock' | 'whileChoosing' | 'whileWriting'>;
}

export interface Opened {
  readonly session: Session;
  /** The vehicle in hand, for the locked pad to go on with. */
  readonly hand: () => LockedHand | null;
  /** Ends all traffic and closes the store; nothing is written afterwards. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens an operation for counting, with what was counted while locked taken in. Answers as soon as the pad may take a tap: own lines first,
 * since they are on this phone and few; what the hub told follows.
 */
export async function openSession(parts: SessionParts): Promise<Opened> {
  const { keys, keyring, locked, guard } = parts;
  // What was chosen from a list may be of before its last session.
  const enrolment = (await keyring.get(parts.enrolment.device)) ?? parts.enrolment;
  const held = holdEnrolment(enrolment, keyring, guard);
  const { op, device } = enrolment;
  const { isOwn } = held;
  const verify = createVerify();
  const clock = { now: () => Date.now() };
  const opening = openLeasedLog({
    keys,
    keyring,
    enrolment,
    isOwn,
    log: { hash: hashText, verify, clock, random: runtimeRandom },
  });
  const [{ lease, store, log }, { signer, mayTalk }] = await Promise.all([
    opening,
    keys.openSigner(enrolment),
  ]);

  const letGo = async (problem: unknown): Promise<never> => {
    lease.stop();
    await store.close();
    throw problem;
  };
  if (enrolment.head) {
    await log.hearOwn(device, { [device]: [enrolment.head] }).catch(letGo);
  }

  const { left } = locked
    ? await takeInLocked({
        store: locked,
        log,
        pads: enrolment.pads,
        openForMe: keys.openForMe,
        takeNotes: takeLockedNotes(log, newName),
      }).catch(letGo)
    : { left: 0 };

  const rights = createStore<Rights>(rightsOf(enrolment, undefined));
  const onlySite = () => {
    const [only = null, ...others] = rights.get().sites;
    return others.length === 0 ? only : null;
  };
  // After a duress there are no notes; the locked screen still says where it counts.
  const locally = async () =>
    (await keyring.pads()).findLast((pad) => pad.holder === keys.holder && pad.op === op)?.site.id;
  const chosen = (await log.note(SITE)) ?? (await locally()) ?? null;
  const site = createStore<string | null>(mayBeAt(rights.get(), chosen) ? chosen : onlySite());

  const changed: string[] = [];
  const fold = createOwnFold(changed);
  const ownLines = createOwnLines(log, held.own);
  await ownLines.read(fold.add);

  let projection: Projection<SubjectState> | null = null;
  let all: StatesOf = () => nothing;
  const counter = () => {
    const place = site.get();
    if (place === null) throw new Error('nobody has said where this phone counts');
    return counterAt(place, rights.get().post);
  };
  const guarded: Pick<typeof log, 'append' | 'note'> = {
    append: (by, drafts) => guard.whileWriting(log.append(by, drafts)),
    note: (key, value) => {
      const noting = log.note(key, value);
      return value === undefined ? noting : guard.whileWriting(noting);
    },
  };
  const desk = await openDesk({
    log: guarded,
    signer,
    fold,
    counter,
    newName,
    heads: (subject) => projection?.heads(subject) ?? [],
    feel,
    onRecorded: (lines) => {
      keep(lines);
      if (!held.get().head) held.rememberHead(log);
    },
  });

  let isWhole = false;
  const toWorld = (): World => ({ own: fold.states, all, isWhole, changed });
  const world = createStore(toWorld());
  const look = () => world.set(toWorld());
  const delivery = createStore(noDelivery);
  const isPersisted = createStore<boolean | null>(null);
  let lastOwn = desk.state.get().own;
  const ends: (() => void)[] = [
    lease.stop,
    desk.state.subscribe(() => {
      const { own: now } = desk.state.get();
      if (now === lastOwn) return;
      lastOwn = now;
      look();
    }),
    log.subscribe(({ admitted, filled }) => {
      // Own lines come back from the hub after this phone lost them.
      const mine = [...admitted, ...filled].filter(({ header }) => isOwn(header.dev));
      if (mine.length > 0) desk.takeIn(mine);
    }),
  ];

  const append = async (drafts: readonly Draft[]) => {
    const appended = await guarded.append(signer, drafts);
    if (appended.ok) keep(appended.lines);
    return appended;
  };
  held.rememberHead(log);
  const padKeeper = createPadKeeper({
    held,
    keyring,
    locked,
    log,
    append,
    clock,
    guard,
    site,
    rights,
    world,
    isOut: (author) => {
      const standing = projection?.devices().get(author);
      return standing !== undefined && (standing.revoked || standing.forked);
    },
  });

  /** What the log says of this phone now: a role lowered in the middle of a bus counts from here on. */
  const lookAtRights = () => {
    const known = projection?.devices();
    const isPadForked = held.get().pads.some((pad) => known?.get(pad)?.forked);
    const now = rightsOf(held.get(), known?.get(device), isPadForked);
    if (isSameRights(now, rights.get())) return;
    rights.set(now);
    if (!mayBeAt(now, site.get())) site.set(onlySite());
    const { role, sites, post } = now;
    void held.change({ role, sites, post }).catch(() => {});
  };
  let answering: Parameters<ConnectionParts['onHub']>[0] | null = null;
  /** Another hub answers in its place: records go to that one as soon as the log knows it, under the sealing key that stands there. */
  const lookAtHub = () => {
    if (!answering || answering.device === held.get().hub.device) return;
    const { role, revoked, sealTo } = projection?.devices().get(answering.device) ?? {};
    if (role !== 'hub' || revoked || sealTo === undefined || sealTo !== answering.sealTo) return;
    void held.change({ hub: { device: answering.device, sealTo } }).catch(() => {});
    padKeeper.ensure();
  };
  const protection = createProtection((allow) =>
    guard.whileWriting(keyring.patchHolder(keys.holder, { allow })),
  );

  const follow = async () => {
    // Whoever has typed the PIN counts on at once; what the hub told comes a moment later.
    await afterPaint();
    if (keys.isDropped()) return;
    const following = await createProjection<SubjectState>({
      log: { ...log, lines: ownLines.all },
      ...folding,
      isFounder: (author) => isFounder(op, author, hashText),
    });
    if (keys.isDropped()) return following.close();
    projection = following;
    isWhole = true;
    all = ((type: string) => following.states(type)) as unknown as StatesOf;
    const lookAgain = () => {
      lookAtRights();
      look();
      protection.look(world.get());
      lookAtHub();
      padKeeper.ensure();
    };
    const isPast = createIsPast({
      role: () => rights.get().role,
      devices: following.devices,
      log,
      toHubTime: lease.toHubTime,
    });
    const stopHearing = following.subscribe(({ changes }) => {
      for (const { subject } of changes) changed.push(subject);
      lookAgain();
    });
    ends.push(stopHearing, following.close, lease.attach(log, isPast));
    lookAgain();
  };
  const followed = follow().catch(() => {
    // Then own records are all there is.
    isWhole = true;
    look();
  });
  ends.push(site.subscribe(padKeeper.ensure));

  let sync = () => {};
  let sealRest = async () => {};
  let keep: (lines: readonly Line[]) => void = () => {};
  const connecting = mayTalk
    ? parts.outbox.then(async (outbox) => {
        const connection = await connect({
          enrolment,
          hub: () => held.get().hub,
          onHub: (hub) => {
            answering = hub;
            lookAtHub();
          },
          log,
          signer,
          verify,
          clock,
          delivery,
          own: held.own,
          lease,
          outbox,
          isHub: (author) => projection?.devices().get(author)?.role === 'hub',
          followed,
        });
        sync = connection.sync;
        keep = connection.keep;
        sealRest = connection.sealRest;
        ends.push(connection.stop);
      })
    : Promise.resolve();
  connecting.catch(() => {});

  const askToStay = async () => {
    const granted =
      (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.());
    isPersisted.set(granted ?? false);
  };
  void askToStay().catch(() => isPersisted.set(false));
  let isStopped = false;

  return {
    session: {
      op,
      name: enrolment.name,
      isExercise: isExercise(op),
      device,
      holder: keys.holder,
      label: enrolment.label,
      site,
      rights,
      get sites() {
        return rights.get().sites;
      },
      get role() {
        return rights.get().role;
      },
      pads: () => held.get().pads,
      devices: () => projection?.devices() ?? nothing,
      leftSealed: left,
      lease: lease.state,
      chooseSite: (place) => {
        site.set(place);
        void guarded.note(SITE, place).catch(() => {});
      },
      desk,
      world,
      delivery,
      isPersisted,
      now: clock.now,
      newTrip: (label) => tripSubject(label, createTripCode(runtimeRandom.bytes(5))),
      newVehicle: () => `vehicle/${newName()}`,
      newAct: newName,
      counter,
      note: guarded.note,
      sync: () => sync(),
      allow: protection.allow,
      lock: guard.lock,
      whileChoosing: guard.whileChoosing,
      sealRest: async () => {
        await connecting.catch(() => {});
        await sealRest();
      },
    },
    hand: () => {
      const { pad } = desk.state.get();
      return (
        pad.hand && {
          place: pad.hand,
          vehicle: vehicleInHand(world.get(), pad.hand),
          tally: tallyInHand(pad),
        }
      );
    },
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      padKeeper.stop();
      await Promise.all([connecting.catch(() => {}), followed, held.settled()]);
      for (const end of ends) end();
      await store.close();
    },
  };
}

const vehicleInHand = (world: World, { trip, vehicle }: Place) =>
  vehicleOfTrip(world, trip, world.own('trip').get(trip)?.vehicle ?? vehicle);
