import {
  base64urlToBytes,
  bytesToBase64url,
  createProjection,
  createVerify,
  isExercise,
  isFounder,
  type Line,
  openLog,
  runtimeRandom,
  writeBundle,
} from '@corridor/log';
import { hashText, openIndexedDbStore } from '@corridor/log/browser';
import { createTripCode, folding, type SubjectState, tripSubject } from '@corridor/operation';
import { openDesk } from '../desk/desk.ts';
import { createOwnFold } from '../desk/ownFold.ts';
import { type Enrolment, openSigner } from '../device/keyring.ts';
import { createStore } from '../store.ts';
import type { StatesOf, World } from '../view/world.ts';
import { connect } from './delivery.ts';
import { feel } from './feel.ts';
import { openMirroredOutbox } from './outbox.ts';
import { box, LINES } from './places.ts';
import { type HandedOver, noDelivery, type Session } from './session.ts';

const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const newName = () => bytesToBase64url(runtimeRandom.bytes(12)).replaceAll(/[-_]/g, 'x');

const SITE = 'site';

export interface Opened {
  readonly session: Session;
  /** Ends all traffic and closes the store; nothing is written afterwards. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens an operation for counting. Answers as soon as the pad may take a tap: own lines first, since they are on this phone and few;
 * what the hub told follows.
 */
export async function openSession(enrolment: Enrolment): Promise<Opened> {
  const { op, device } = enrolment;
  const store = await openIndexedDbStore(LINES, box);
  const verify = createVerify();
  const clock = { now: () => Date.now() };
  const log = await openLog({ store, op, hash: hashText, verify, clock, random: runtimeRandom });
  const signer = await openSigner(box, enrolment);
  const [onlySite = null] = enrolment.sites.length === 1 ? enrolment.sites : [];
  const chosen = await log.note(SITE);
  const mayBeAt = (place: string | null) =>
    place !== null && (enrolment.sites.length === 0 || enrolment.sites.includes(place));
  const site = createStore<string | null>(mayBeAt(chosen) ? chosen : onlySite);

  const fold = createOwnFold();
  for await (const lines of log.lines({ device })) fold.add(lines);

  let heads: (subject: string) => readonly string[] = () => [];
  let all: StatesOf = () => nothing;
  const counter = () => {
    const place = site.get();
    if (place === null) throw new Error('nobody has said where this phone counts');
    // Every tally names the post that counted; a phone given none counts for its site's own.
    return { site: place, post: enrolment.post ?? `post/${place.slice('site/'.length)}` };
  };
  const desk = await openDesk({
    log,
    signer,
    fold,
    counter,
    newName,
    heads: (subject) => heads(subject),
    feel,
    onRecorded: (lines) => keep(lines),
  });

  const world = createStore<World>({ own: fold.states, all });
  const look = () => world.set({ own: fold.states, all });
  const delivery = createStore(noDelivery);
  const isPersisted = createStore<boolean | null>(null);
  let lastOwn = desk.state.get().own;
  const ends: (() => void)[] = [
    desk.state.subscribe(() => {
      const { own } = desk.state.get();
      if (own === lastOwn) return;
      lastOwn = own;
      look();
    }),
    log.subscribe(({ admitted, filled }) => {
      // Own lines come back from the hub after this phone lost them.
      const own = [...admitted, ...filled].filter(({ header }) => header.dev === device);
      if (own.length > 0) desk.takeIn(own);
    }),
  ];

  const follow = async () => {
    const projection = await createProjection<SubjectState>({
      log,
      ...folding,
      isFounder: (author) => isFounder(op, author, hashText),
    });
    heads = projection.heads;
    all = ((type: string) => projection.states(type)) as unknown as StatesOf;
    ends.push(projection.subscribe(look), projection.close);
    look();
    return projection;
  };
  let isKnownHub: (author: string) => boolean = () => false;
  follow().then(
    (projection) => {
      isKnownHub = (author) => projection.devices().get(author)?.role === 'hub';
    },
    () => {},
  );
  let sync = () => {};
  let keep: (lines: readonly Line[]) => void = () => {};
  const connecting = openMirroredOutbox()
    .catch(() => null)
    .then(async (outbox) => {
      const connection = await connect({
        enrolment,
        log,
        signer,
        verify,
        clock,
        delivery,
        own: () => [device],
        outbox,
        isHub: (author) => isKnownHub(author),
      });
      sync = connection.sync;
      keep = connection.keep;
      ends.push(connection.stop);
    });
  connecting.catch(() => {});

  const askToStay = async () => {
    const granted =
      (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.());
    isPersisted.set(granted ?? false);
  };
  void askToStay().catch(() => isPersisted.set(false));

  const handOverFile = async (): Promise<HandedOver> => {
    const { [device]: own = [], ...others } = log.vector();
    const [, head = null] = own[0] ?? [];
    const made = clock.now();
    const stream = writeBundle(log, { made, app: 'phone', from: others, signer });
    const bytes = await new Response(stream).blob();
    const stamp = new Date(made).toISOString().slice(0, 16).replace(/[-:T]/g, '');
    const fileName = `${enrolment.label.replace(/[^A-Za-z0-9]+/g, '-') || 'phone'}-${stamp}.corridor`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const headBytes = head === null ? null : base64urlToBytes(head);
    return {
      fileName,
      lines: own[0]?.[0] ?? 0,
      receipt: headBytes ? createTripCode(headBytes) : '',
    };
  };

  return {
    session: {
      op,
      name: enrolment.name,
      isExercise: isExercise(op),
      device,
      label: enrolment.label,
      site,
      sites: enrolment.sites,
      chooseSite: (place) => {
        site.set(place);
        void log.note(SITE, place).catch(() => {});
      },
      role: enrolment.role,
      desk,
      world,
      delivery,
      isPersisted,
      now: clock.now,
      newTrip: (label) => tripSubject(label, createTripCode(runtimeRandom.bytes(5))),
      newVehicle: () => `vehicle/${newName()}`,
      newAct: newName,
      counter,
      note: (key, text) => log.note(key, text),
      sync: () => sync(),
      handOverFile,
    },
    stop: async () => {
      await connecting.catch(() => {});
      for (const end of ends) end();
      await store.close();
    },
  };
}
