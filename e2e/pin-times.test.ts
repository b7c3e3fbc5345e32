// The other PIN may not be told from the real one by how long it takes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PIN } from './support/phone.ts';
import { scriptByHand } from './support/profile/byHand.ts';
import { openScene, type Scene } from './support/scene.ts';

const DECOY = '901846';
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.end());

test('S6 the real PIN, the other one and a wrong one are answered after the same time', async () => {
  const { browser, page } = await scene.phone();
  // A page of the hub without the app: nobody else holds the databases.
  await page.goto(`${scene.laptop.origin}/phone/icon-192.png`);
  const script = await scriptByHand('./vaultByHand.ts');
  const times = (await page.evaluate(`(async () => {
    ${script}
    const times = { real: [], decoy: [], wrong: [] };
    for (let round = 0; round < 10; round++) {
      const vaults = corridor.openVaults();
      const made = await vaults.create('${PIN}', { label: 'Ramouseh 2' });
      const keyring = await corridor.openKeyring();
      await keyring.patchHolder(made.holder.id, { allow: { quickWipe: true, decoyPin: true } });
      await keyring.put({
        op: 'ex-1', name: 'Winter road', ...(await made.keys.newSigner()), holder: made.holder.id, role: 'counter',
        label: 'Ramouseh 2', sites: ['site/ramouseh'], post: null, hub: { device: 'hub', sealTo: 'age1hub' },
        hubUrl: location.origin, state: 'joined', at: 5, pads: [],
      });
      keyring.close();
      const set = await vaults.setDecoy(made.holder.id, '${PIN}', '${DECOY}');
      if (!set.ok) throw new Error(set.why);
      const first = [['wrong', '864209'], ['real', '${PIN}']];
      for (const [name, pin] of [...(round % 2 ? first : first.reverse()), ['decoy', '${DECOY}']]) {
        const began = performance.now();
        const { is } = await vaults.unlock(made.holder.id, pin);
        if (is !== name) throw new Error(name + ' is ' + is);
        times[name].push(performance.now() - began);
      }
    }
    return times;
  })()`)) as Readonly<Record<'real' | 'decoy' | 'wrong', readonly number[]>>;
  await browser.close();
  const median = (all: readonly number[]) => at(all, 0.5);
  const at = (all: readonly number[], share: number) =>
    [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? 0;
  // The first of each loads what the others find loaded.
  const [real, decoy, wrong] = [times.real, times.decoy, times.wrong].map((each) =>
    each.slice(1),
  ) as [number[], number[], number[]];
  // On a machine that does other things the same PIN takes now longer, now shorter: nobody can tell apart what differs by less than that. Each is
  // held against the real one of its own round, which the machine did not do much later.
  const all = [...real, ...decoy, ...wrong];
  const noise = (at(all, 0.75) - at(all, 0.25)) / median(all);
  console.info(
    `medians of 9: real ${median(real).toFixed(0)} ms, other ${median(decoy).toFixed(0)} ms, wrong ${median(wrong).toFixed(0)} ms; quartiles ${(noise * 100).toFixed(0)} % apart`,
  );
  const most = Math.max(0.2, noise);
  for (const other of [decoy, wrong]) {
    const ratio = median(other.map((ms, round) => ms / (real[round] ?? 0)));
    expect(Math.abs(ratio - 1)).toBeLessThan(most);
  }
});
