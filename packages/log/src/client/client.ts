import type { News } from '../open/types.ts';
import { deviceSubject } from '../standing/facts.ts';
import type { LineId, Vector } from '../types.ts';
import { errorOf, type HttpParts, post, request } from './http.ts';
import { listen } from './news.ts';
import { runPass } from './pass.ts';
import { createPortion } from './portion.ts';
import { type SignedIn, signIn } from './session.ts';
import type { Answer, HubClient, HubClientDeps, HubError, HubState } from './types.ts';
import { createWanted } from './wanted.ts';

const FIRST_RETRY = 1000;
const LAST_RETRY = 60_000;
/** A refusal that only a person can lift is not knocked at every minute. */
const REFUSED_RETRY = 5 * 60_000;
/** Without news (a proxy that swallows the stream) everybody still hears of everything. */
const IDLE_WITHOUT_NEWS = 60_000;
const IDLE_WITH_NEWS = 10 * 60_000;

const NEEDS_A_PERSON = ['revoked', 'not-enrolled', 'not-allowed', 'no-such-operation'];

const STORE_FAILED: HubError = {
  code: 'store',
  message: 'This device could not keep what the hub sent.',
  hint: 'Free some storage on this device, then try again. Nothing is lost at the hub.',
};

/**
 * Keeps one operation in sync with one hub. Both calls of the exchange may die anywhere and be repeated, so
 * this only has to keep calling: after an append, on news, after a failure with growing patience.
 */
export const createHubClient = (deps: HubClientDeps): HubClient => {
  const { log, signer, clock, timer, receipts, chance } = deps;
  const http: HttpParts = deps;
  const ownSubject = deviceSubject(signer.device);
  const wanted = createWanted(log, signer.device);
  const pulling = createPortion();
  const pushing = createPortion();
  const listeners = new Set<(state: HubState) => void>();
  let have: Vector = {};
  let signedIn: SignedIn | null = null;
  let signingIn: Promise<Answer<SignedIn>> | null = null;
  let running: Promise<HubState> | null = null;
  let failures = 0;
  let isBelow = false;
  let isStarted = false;
  let cancelNext: (() => void) | null = null;
  let news: AbortController | null = null;
  let unsubscribe: (() => void) | null = null;

  /** How many lines the hub lacks, by the places of the heads. */
  const countToSend = (): number => {
    let count = 0;
    for (const [device, heads] of Object.entries(log.vector())) {
      const known = (have[device] ?? []).flatMap(([seq, id]) => (log.has(id) ? [seq] : [0]));
      const last = Math.max(0, ...heads.map(([seq]) => seq));
      count += Math.max(0, last - Math.max(0, ...known));
    }
    return count;
  };

  let state: HubState = {
    online: false,
    syncing: false,
    lastSynced: null,
    toSend: log.heads(signer.device).at(-1)?.seq ?? 0,
    error: null,
    retryAt: null,
    revoked: false,
    hubBelowReceipts: false,
    refusedByHub: [],
    role: null,
    hub: null,
    clockDifference: null,
    heard: {},
  };
  const set = (change: Partial<HubState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  };

  const signInAnew = async (): Promise<Answer<SignedIn>> => {
    const answer = await signIn(http, deps);
    if (!answer.ok) return answer;
    const { role, now, hub = null, reads = { key: role, forMs: null } } = answer.value;
    const clockDifference = now - clock.now();
    await deps.heardHub?.(now);
    await wanted.begin(reads, now);
    signedIn = answer.value;
    set({ online: true, revoked: false, role, hub, clockDifference });
    return answer;
  };

  const session = (): Promise<Answer<SignedIn>> => {
    if (signedIn) return Promise.resolve({ ok: true, value: signedIn });
    signingIn ??= signInAnew().finally(() => {
      signingIn = null;
    });
    return signingIn;
  };

  /** Signs in where needed, and once more where the hub has forgotten us. */
  const signed = async <T>(
    attempt: (token: string, packs: boolean) => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    for (let again = false; ; again = true) {
      const known = await session();
      if (!known.ok) return known;
      const { token, takes } = known.value;
      const answer = await attempt(token, takes?.includes?.('gzip') ?? false);
      if (answer.ok || answer.error.status !== 401 || again) return answer;
      if (signedIn?.token === token) signedIn = null;
    }
  };

  const isFromHub = ({ code }: HubError) => !['offline', 'timeout', 'bad-answer'].includes(code);

  const passOnce = async (): Promise<HubError | null> => {
    const known = await session();
    if (!known.ok) return known.error;
    const refused = new Map<LineId, string>();
    let isFirst = true;
    const error = await runPass({
      log,
      device: signer.device,
      own: [signer.device, ...(deps.alsoOwn?.() ?? [])],
      pulling,
      pushing,
      wanted,
      post: (path, ask, isAnswer) =>
        signed((token, packs) => post(http, path, ask, isAnswer, { token, packs })),
      onHave: async (theirs, { heard, now } = {}) => {
        if (typeof now === 'number') await deps.heardHub?.(now);
        have = theirs;
        if (isFirst) isBelow = (await receipts.hear(theirs)) || (isBelow && failures > 0);
        isFirst = false;
        set({
          online: true,
          hubBelowReceipts: isBelow,
          toSend: countToSend(),
          ...(heard ? { heard } : {}),
        });
      },
      onReceipts: (given) => receipts.add(given),
      lacksReceipt: (id) => receipts.keptAt(id) === 'kept-here',
      onRefused: (id, why) => refused.set(id, why),
    });
    set({ refusedByHub: [...refused].map(([id, why]) => ({ id, why })) });
    return error;
  };

  /** A revoked device is told the device facts, slice by slice, so that it knows by whom and from where on. */
  const hearOfRevocation = async (told: HubError) => {
    for (let error = told; error.deviceLines?.length; ) {
      const admission = await log.admit(error.deviceLines).catch(() => null);
      if (!admission?.admitted.length) return;
      const again = await signIn(http, deps);
      if (again.ok) return;
      error = again.error;
    }
  };

  const fail = async (error: HubError) => {
    failures++;
    if (error.code === 'revoked') {
      signedIn = null;
      await hearOfRevocation(error);
    }
    set({
      error,
      online: isFromHub(error),
      revoked: error.code === 'revoked',
    });
  };

  /** Lines that do not come from the hub: it does not hold that far of their chains. */
  const isNewToHub = ({ admitted }: News): boolean =>
    admitted.some(
      ({ header: { dev, seq } }) => !(have[dev] ?? []).some(([theirs]) => theirs >= seq),
    );

  const run = async (): Promise<HubState> => {
    cancelNext?.();
    cancelNext = null;
    set({ syncing: true, retryAt: null });
    // An append while a pass runs goes with the next one, without anybody asking.
    let goesAgain = true;
    const stopWatching = log.subscribe((change) => {
      if (isNewToHub(change)) goesAgain = true;
      // A new role of ours may read what the old one could not.
      if (change.admitted.some(({ body }) => body?.subject === ownSubject)) wanted.beginAnew();
    });
    while (goesAgain) {
      goesAgain = false;
      try {
        const error = await passOnce();
        if (error) {
          await fail(error);
          break;
        }
        failures = 0;
        set({ error: null, revoked: false, lastSynced: clock.now() });
      } catch {
        await fail(STORE_FAILED);
        break;
      }
    }
    stopWatching();
    running = null;
    set({ syncing: false, toSend: countToSend() });
    if (isStarted) {
      if (!state.error) openNews();
      const idle = news ? IDLE_WITH_NEWS : IDLE_WITHOUT_NEWS;
      schedule(state.error ? patience(state.error) : idle, state.error !== null);
    }
    return state;
  };

  const patience = ({ code }: HubError): number => {
    if (NEEDS_A_PERSON.includes(code)) return REFUSED_RETRY;
    const most = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 10));
    return Math.round(most * (0.5 + chance() / 2));
  };

  const schedule = (ms: number, isRetry: boolean) => {
    cancelNext?.();
    cancelNext = timer.after(ms, () => {
      cancelNext = null;
      void sync();
    });
    set({ retryAt: isRetry ? clock.now() + ms : null });
  };

  const sync = (): Promise<HubState> => {
    running ??= run();
    return running;
  };

  const openNews = () => {
    if (news || !signedIn) return;
    const controller = new AbortController();
    news = controller;
    void listen(http, signedIn.token, () => void soon(), controller.signal).then((end) => {
      if (news === controller) news = null;
      if (!isStarted || controller.signal.aborted || running) return;
      // The hub restarted, the network went, or we were revoked. A pass finds out which.
      const wait = end === 'never' ? IDLE_WITHOUT_NEWS : FIRST_RETRY * (0.5 + chance());
      if (!state.error) schedule(Math.round(wait), false);
    });
  };

  /** A pass now, or right after the running one. */
  const soon = async () => {
    if (running) await running;
    if (isStarted) await sync();
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (isStarted) return;
      isStarted = true;
      unsubscribe = log.subscribe(() => {
        if (running) return;
        const toSend = countToSend();
        set({ toSend });
        // While the hub is away its turn comes with the next attempt.
        if (toSend > 0 && state.error === null) void sync();
      });
      void sync();
    },
    stop: () => {
      isStarted = false;
      cancelNext?.();
      cancelNext = null;
      unsubscribe?.();
      unsubscribe = null;
      news?.abort();
      news = null;
      set({ retryAt: null });
    },
    sync,
    call: async (path, init = {}) => {
      const answer = await signed(async (token) => {
        const headers = new Headers(init.headers);
        headers.set('Authorization', `Bearer ${token}`);
        const asked = await request(http, path, { ...init, headers });
        if (!asked.ok) return asked;
        asked.value.done();
        const { response } = asked.value;
        return response.ok
          ? ({ ok: true, value: response } as const)
          : ({ ok: false, error: await errorOf(response) } as const);
      });
      if (answer.ok) return answer.value;
      throw answer.error;
    },
  };
};
