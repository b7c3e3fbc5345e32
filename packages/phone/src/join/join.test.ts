import { runtimeTimer } from '@corridor/log/browser';
import { beforeEach, expect, test } from 'vitest';
import { openKeyring } from '../device/keyring.ts';
import { cheapCost, dump, newPhone, pageDeriver } from '../vault/testing.ts';
import { openVaults } from '../vault/vault.ts';
import { askAgain, type JoinParts, joinAll, lookAt } from './join.ts';

const token = 'Zm9vYmFyYmF6cXV4MTIzNDU2';
const offer = {
  op: 'op-0000000000000000000001',
  name: 'East Aleppo',
  role: 'counter',
  label: 'Ramouseh 2',
  sites: ['site/ramouseh'],
  hub: { device: 'hub', sealTo: 'age1hub' },
};

const vaultsOf = () =>
  openVaults({}, { deriver: pageDeriver, cost: cheapCost, pause: async () => {} });

/** A hub that lets each token in once, and the keys that used it again. */
function createHub() {
  const joined: string[] = [];
  let isAnswerLost = false;
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const { devices } = JSON.parse(String(init?.body)) as { devices?: { dev: string }[] };
    if (String(url).endsWith('/api/join/look')) {
      if (joined.length > 0) {
        const said = { error: 'used', message: 'This link was used.', hint: 'Ask for another.' };
        return Response.json(said, { status: 410 });
      }
      return Response.json({ operations: [offer] });
    }
    joined.push(...(devices ?? []).map(({ dev }) => dev));
    if (isAnswerLost) throw new TypeError('connection lost');
    return Response.json({ joined: [{ op: offer.op }] });
  };
  return {
    joined,
    fetch: fetch as typeof globalThis.fetch,
    loseAnswers: (lose: boolean) => {
      isAnswerLost = lose;
    },
  };
}
let hub = createHub();
let keyring: Awaited<ReturnType<typeof openKeyring>>;
let parts: JoinParts;
let at = 0;
beforeEach(async () => {
  newPhone();
  hub = createHub();
  keyring = await openKeyring();
  const hubUrl = 'https://hub-7.example';
  parts = { hubUrl, fetch: hub.fetch, timer: runtimeTimer, keyring, now: () => ++at };
});

async function officer(pin = '275310') {
  const made = await vaultsOf().create(pin, { label: offer.label, known: [token] });
  if (!made.ok) throw new Error(made.why);
  return made;
}

test('looking at a link writes nothing: no key without a PIN', async () => {
  const before = await dump();
  const looked = await lookAt(parts, token);
  expect(looked).toMatchObject({ ok: true, value: { is: 'offers' } });
  expect(await dump()).toBe(before);
});

test('the key is kept before the hub hears of it, and is the one that joined', async () => {
  const { keys, holder } = await officer();
  const seen: unknown[] = [];
  const watched: JoinParts = {
    ...parts,
    fetch: async (url, init) => {
      seen.push(await keyring.ofHolder(holder.id));
      return hub.fetch(url, init);
    },
  };
  const answer = await joinAll(watched, token, keys, [offer]);
  expect(seen).toMatchObject([[{ state: 'asked', op: offer.op }]]);
  if (!answer.ok) throw new Error(answer.error.message);
  expect(answer.value).toMatchObject([{ state: 'joined', holder: holder.id, pads: [] }]);
  expect(hub.joined).toEqual([answer.value[0]?.device]);
  expect(await keyring.all()).toEqual(answer.value);
});

test('[answer-lost] the hub’s answer is lost: the same key asks again after a restart and its PIN', async () => {
  const { keys, holder } = await officer();
  hub.loseAnswers(true);
  expect((await joinAll(parts, token, keys, [offer])).ok).toBe(false);
  keys.drop();
  hub.loseAnswers(false);
  const looked = await lookAt(parts, token);
  expect(looked).toMatchObject({ ok: true, value: { is: 'asked', holders: [holder.id] } });
  const unlocked = await vaultsOf().unlock(holder.id, '275310');
  if (unlocked.is !== 'real') throw new Error(unlocked.is);
  const again = await askAgain(parts, token, unlocked.keys);
  expect(again.ok).toBe(true);
  expect(new Set(hub.joined).size).toBe(1);
  expect(await keyring.all()).toMatchObject([{ state: 'joined', device: hub.joined[0] }]);
});

test('a link that somebody else used stays used', async () => {
  hub.joined.push('another phone');
  expect(await lookAt(parts, token)).toMatchObject({ ok: false, error: { code: 'used' } });
});

test('two people on one phone join the same operation with a key each', async () => {
  const [one, two] = [await officer(), await officer('804172')];
  await joinAll(parts, token, one.keys, [offer]);
  await joinAll(parts, token, two.keys, [offer]);
  expect(new Set(hub.joined).size).toBe(2);
  expect(await keyring.ofHolder(one.holder.id)).toHaveLength(1);
  expect(await keyring.ofHolder(two.holder.id)).toHaveLength(1);
  const again = await joinAll(parts, token, one.keys, [offer]);
  expect(again.ok && again.value[0]?.device).toBe(hub.joined[0]);
  expect(hub.joined).toHaveLength(2);
});

test('after a duress a new link makes a key that is enrolled, in the place of the one that is not', async () => {
  const { keys, holder } = await officer();
  await joinAll(parts, token, keys, [offer]);
  await keyring.patchHolder(holder.id, { allow: { quickWipe: false, decoyPin: true } });
  await vaultsOf().setDecoy(holder.id, '275310', '901846');
  const decoy = await vaultsOf().unlock(holder.id, '901846');
  if (decoy.is !== 'decoy') throw new Error(decoy.is);
  const [silent] = await keyring.all();
  if (!silent) throw new Error('no empty operation');
  expect((await decoy.keys.openSigner(silent)).mayTalk).toBe(false);

  const answer = await joinAll(parts, token, decoy.keys, [offer]);
  if (!answer.ok || !answer.value[0]) throw new Error('not joined');
  expect(answer.value[0].device).not.toBe(silent.device);
  expect(await keyring.all()).toEqual(answer.value);
  expect((await decoy.keys.openSigner(answer.value[0])).mayTalk).toBe(true);
});
