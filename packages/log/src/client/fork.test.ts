import { expect, test } from 'vitest';
import { pull, push } from '../exchange/exchange.ts';
import type { PullAsk } from '../exchange/types.ts';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createCast, type Player } from '../testing/cast.ts';
import { isInSync } from '../testing/sync.ts';
import { runPass } from './pass.ts';
import { createPortion } from './portion.ts';

const cast = await createCast(['phone', 'hub'], { hash: hashText, sha256 });
const { phone, hub } = cast.players;

const count = async (log: OpenLog, { signer }: Player, times: number) => {
  const draft = { kind: 'tallied@1', subject: 'trip/1', fact: { people: 52 } };
  const appended = await log.append(
    signer,
    Array.from({ length: times }, () => draft),
  );
  if (!appended.ok) throw new Error(appended.why);
  return appended.lines.map((line) => lineToText(line));
};

/** One pass against a hub that answers from its log and nothing else. */
const passAgainst = (here: OpenLog, there: OpenLog, failures = 0) => {
  const pulling = createPortion();
  for (let i = 0; i < failures; i++) pulling.failed();
  return runPass({
    log: here,
    device: phone.device,
    own: [phone.device],
    pulling,
    pushing: createPortion(),
    post: async <T>(path: string, ask: unknown) => {
      const { most, ...pullAsk } = ask as PullAsk & { most?: { lines: number; bytes: number } };
      const limits = most && { maxLines: most.lines, maxBytes: most.bytes };
      const value = path.endsWith('pull')
        ? await pull(there, pullAsk, limits && { limits })
        : await push(there, (ask as { lines: readonly string[] }).lines);
      return { ok: true, value: value as T };
    },
    onHave: async () => {},
    onReceipts: async () => {},
    lacksReceipt: () => false,
    onRefused: () => {},
    wanted: { next: () => [], answered: async () => {} },
  });
};

/** A copy of the phone that has the first lines of its chain and goes on without the last. */
const restoredAfter = async (common: number, lost: number, own: number) => {
  const [atHub, original, restored] = [await hub.open(), await phone.open(), await phone.open()];
  const kept = await count(original, phone, common);
  await restored.admit(kept);
  await atHub.admit([...kept, ...(await count(original, phone, lost))]);
  phone.clock.forward(60_000);
  await count(restored, phone, own);
  return { atHub, restored };
};

// The hub knows the restored phone's chain up to a step of its trail; from there to where the two part lies more than a
// slice of lines that the phone has.
test('[restored-backup] a phone restored from a backup brings home all it counted since, however long ago they parted', async () => {
  const { atHub, restored } = await restoredAfter(1000, 1, 520);
  expect(await passAgainst(restored, atHub)).toBe(null);
  expect(isInSync(restored, atHub)).toBe(true);
  expect(atHub.size().lines).toBe(1000 + 1 + 520);
});

test('also where the link carries eight lines at a time', async () => {
  const { atHub, restored } = await restoredAfter(200, 3, 40);
  expect(await passAgainst(restored, atHub, 6)).toBe(null);
  expect(isInSync(restored, atHub)).toBe(true);
  expect(atHub.size().lines).toBe(200 + 3 + 40);
});
