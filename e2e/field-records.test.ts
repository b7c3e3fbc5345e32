// A night at the gate and at the pick-up point: what stands, what is sent back, what breaks down, who is there, shots. The board sees it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  enrolPhone,
  expectTrips,
  openTrip,
  pressEscape,
  showTab,
  signIn,
  trip,
} from './support/board.ts';
import { overflowing } from './support/fits.ts';
import { lasting } from './support/lasting.ts';
import {
  chooseVehicle,
  countOn,
  depart,
  joinPhone,
  keptAt,
  openNote,
  takeVehicle,
  tap,
  toPad,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
let pickUp: Page;
let gate: Page;
/** Of a colleague at the gate; somebody takes it in the end. */
let taken: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  pickUp = (await scene.phone()).page;
  await joinPhone(pickUp, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
  gate = (await scene.phone()).page;
  await joinPhone(gate, await enrolPhone(board, { label: 'Gate 1', site: 'Bridge Gate' }));
});
afterAll(() => scene.end());

/** Counted, and away; answers the code on its slip. */
const leave = async (vehicle: string, heads: number): Promise<string> => {
  await toPad(pickUp);
  await takeVehicle(pickUp, vehicle);
  await countOn(pickUp, heads);
  return depart(pickUp);
};
/** A gate is not told what comes: whoever takes its phone must not learn it. The driver's slip says which trip it is. */
const comesToStand = async (vehicle: string, code: string) => {
  await openNote(gate, 'checkpoint');
  await tap(gate, 'checkpoint-other');
  await gate.getByTestId('slip-code').fill(code);
  await tap(gate, 'stands-here');
  await chooseVehicle(gate, vehicle);
  await gate.getByTestId('trip').waitFor();
};
const historyOf = async (vehicle: string) => {
  const drawer = await openTrip(board, vehicle);
  const rows = drawer.getByTestId('history').getByRole('listitem');
  await rows.first().waitFor();
  return {
    rows: async () => (await rows.allInnerTexts()).join('\n'),
    text: () => drawer.innerText(),
    close: async () => {
      await pressEscape(board);
      await drawer.waitFor({ state: 'hidden' });
    },
  };
};
/** What is cut off, or too small for a thumb in a glove. */
const unfit = (phone: Page) =>
  lasting(async () => [
    ...(await overflowing(phone)),
    ...(await phone.evaluate(() =>
      [...document.querySelectorAll('main button, main summary')].flatMap((key) => {
        const { width, height } = key.getBoundingClientRect();
        return key.checkVisibility() && (height < 63.5 || width < 63.5)
          ? [`${key.textContent} ${Math.round(width)}×${Math.round(height)}`]
          : [];
      }),
    )),
  ]);

describe('at the checkpoint', () => {
  test('bus 12 stands, is on top, goes on with 47 on board', async () => {
    await comesToStand('12', await leave('12', 50));
    await expect.poll(() => gate.getByTestId('trip').getAttribute('data-status')).toBe('halted');
    await expect
      .poll(() => gate.getByTestId('trip-status').innerText())
      .toContain('Stands at Bridge Gate');
    expect(await unfit(gate)).toEqual([]);

    await openNote(gate, 'checkpoint');
    const stands = gate.getByTestId('stands');
    await expect.poll(() => stands.getAttribute('data-vehicle')).toBe('12');
    await expect.poll(() => stands.innerText()).toContain('0 min');
    expect(await unfit(gate)).toEqual([]);
    await stands.tap();
    await expect
      .poll(() => gate.locator('[data-testid^="act-"]').first().getAttribute('data-testid'))
      .toBe('act-goes-on');
    await tap(gate, 'act-goes-on');
    await countOn(gate, 47);

    const history = await historyOf('12');
    await expect.poll(history.rows).toContain('halted at Bridge Gate, checkpoint');
    await expect.poll(history.rows).toContain('passed Bridge Gate');
    await expect.poll(history.rows).toContain('counted: 47 at checkpoint, Bridge Gate');
    await history.close();
  });

  test('bus 7 is sent back with everybody on it; undo is one tap, and so is doing it again', async () => {
    await comesToStand('7', await leave('7', 30));
    await tap(gate, 'act-sent-back');
    const status = () => gate.getByTestId('trip').getAttribute('data-status');
    await expect.poll(status).toBe('sent-back');
    await tap(gate, 'undo');
    await expect.poll(status).toBe('halted');
    await tap(gate, 'redo');
    await expect.poll(status).toBe('sent-back');
    const history = await historyOf('7');
    await expect.poll(history.text).toMatch(/sent back/i);
    await history.close();
  });

  test('a bus that nobody told of: no slip, and it stands here', async () => {
    await openNote(gate, 'checkpoint');
    await tap(gate, 'checkpoint-other');
    await tap(gate, 'no-slip-stands');
    await gate.locator('[data-testid="vehicle"][data-vehicle="40"]').tap();
    await gate.getByTestId('trip').waitFor();
    await expect
      .poll(() => gate.getByTestId('trip-status').innerText())
      .toContain('Stands at Bridge Gate');
    const history = await historyOf('40');
    await expect.poll(history.rows).toContain('halted at Bridge Gate, checkpoint');
    await history.close();
  });
});

describe('without its slip', () => {
  test('bus 22 stands at the gate; the board proposes its departure, and a person links them', async () => {
    await leave('22', 38);
    await openNote(gate, 'checkpoint');
    await tap(gate, 'checkpoint-other');
    await tap(gate, 'no-slip-stands');
    await chooseVehicle(gate, '22');
    await gate.getByTestId('trip').waitFor();
    await showTab(board, 'trips');
    await expectTrips(board, '22', [{ boarded: '38' }, { boarded: '–', open: 'no departure' }]);
    await trip(board, '22').filter({ hasText: 'no departure' }).click();
    const drawer = board.getByTestId('trip-drawer');
    const proposal = drawer.getByTestId('links').getByRole('listitem').first();
    await expect.poll(() => proposal.innerText()).toContain('38 boarded');
    await proposal.getByRole('button', { name: 'link', exact: true }).click();
    await drawer.getByTestId('links').waitFor({ state: 'hidden' });
    await pressEscape(board);
    await drawer.waitFor({ state: 'hidden' });
    await expectTrips(board, '22', [{ boarded: '38' }]);
  });
});

describe('on the road', () => {
  test('bus 31 breaks down on the road, and goes on again', async () => {
    await leave('31', 44);
    await toPad(pickUp);
    await tap(pickUp, 'open-trip');
    expect(await unfit(pickUp)).toEqual([]);
    await tap(pickUp, 'act-halted');
    expect(await unfit(pickUp)).toEqual([]);
    await tap(pickUp, 'halt-on-the-road');
    await tap(pickUp, 'halt-breakdown');
    const status = () => pickUp.getByTestId('trip').getAttribute('data-status');
    await expect.poll(status).toBe('halted');
    const history = await historyOf('31');
    await expect.poll(history.rows).toMatch(/halted.*broken down|halted.*breakdown/);
    await tap(pickUp, 'act-goes-on');
    await expect.poll(status).toBe('departed');
    await expect.poll(history.rows).toContain('goes on');
    await history.close();
  });

  test('bus 19 is seized; X1, that is on no list, is broken down', async () => {
    await openNote(pickUp, 'vehicle-state');
    await pickUp.locator('[data-testid="vehicle"][data-vehicle="19"]').tap();
    expect(await unfit(pickUp)).toEqual([]);
    await tap(pickUp, 'earlier');
    await tap(pickUp, 'earlier-10');
    await tap(pickUp, 'state-seized');
    await pickUp.getByTestId('state-vehicles').waitFor();
    await tap(pickUp, 'unlisted');
    await tap(pickUp, 'unlisted-lorry');
    await tap(pickUp, 'state-broken-down');
    await pickUp.getByTestId('state-vehicles').waitFor();
    await toPad(pickUp);
    await takeVehicle(pickUp, '19');
    await tap(pickUp, 'open-trip');
    await expect.poll(() => pickUp.getByTestId('trip-condition').innerText()).toContain('seized');
    // Odd, said beside the key, and never refused.
    await expect.poll(() => pickUp.getByTestId('act-departed').innerText()).toContain('seized');
    await expect.poll(() => pickUp.getByTestId('act-departed').isEnabled()).toBe(true);
  });
});

describe('the post', () => {
  test('we are here, all answered, told to leave: not watched since then', async () => {
    await openNote(gate, 'post');
    await gate.getByTestId('not-watched').waitFor();
    await tap(gate, 'post-staffed');
    await expect.poll(() => gate.getByTestId('post').getAttribute('data-staffed')).toBe('true');
    await tap(gate, 'post-all-answered');
    await gate.getByTestId('post-answered').waitFor();
    expect(await unfit(gate)).toEqual([]);
    await showTab(board, 'now');
    await expect
      .poll(() => board.getByTestId('question-1').innerText())
      .toContain('posts answered 1 of 3');
    await tap(gate, 'post-leave');
    await tap(gate, 'left-told-to-leave');
    await expect
      .poll(() => gate.getByTestId('post-state').innerText())
      .toMatch(/Left at .*told to leave[\s\S]*Not watched for 0 min/);
    await expect.poll(() => board.getByTestId('question-1').innerText()).not.toContain('of 3');
  });
});

describe('shots', () => {
  test('two taps from the pad; what to do stands first; how sure and where come after', async () => {
    await toPad(gate);
    await tap(gate, 'notes');
    expect(await unfit(gate)).toEqual([]);
    await tap(gate, 'shots-now');
    await expect.poll(() => gate.getByTestId('advice').innerText()).toContain('Take cover now');
    expect(await unfit(gate)).toEqual([]);
    await showTab(board, 'incidents');
    const row = board.getByTestId('incidents').getByRole('row').nth(1);
    await expect.poll(() => row.innerText()).toContain('Bridge Gate');
    await expect
      .poll(() => gate.getByTestId('incident-told').innerText())
      .toContain('The hub has it');
    await tap(gate, 'sure-heard');
    await expect.poll(() => row.innerText()).toContain('heard');
    await gate.getByTestId('place-leg').first().tap();
    await expect.poll(() => row.innerText()).toContain('between Ramouseh and Bridge Gate');
    await expect.poll(() => board.getByTestId('incidents').getByRole('row').count()).toBe(2);
    expect(await gate.locator('input, textarea').count()).toBe(0);
  });

  test('a dozen kinds as keys; a second report a moment later is marked, not refused', async () => {
    await openNote(gate, 'incident');
    if (await gate.getByTestId('incident-another').isVisible()) await tap(gate, 'incident-another');
    await expect
      .poll(() => gate.locator('[data-testid^="incident-"]').count())
      .toBeGreaterThanOrEqual(12);
    await expect.poll(() => gate.getByTestId('incident-shots').innerText()).toContain('reported');
    expect(await unfit(gate)).toEqual([]);
  });
});

describe('a wrong record', () => {
  test('bus 40 was told to stop: before and after, with a reason; then the change is taken back', async () => {
    await toPad(gate);
    await gate.getByTestId('kept-phone').tap();
    await gate.getByTestId('today').waitFor();
    await gate.getByTestId('record').filter({ hasText: '40 stands' }).tap();
    await tap(gate, 'record-correct');
    expect(await unfit(gate)).toEqual([]);
    await tap(gate, 'field-reason');
    expect(await unfit(gate)).toEqual([]);
    await tap(gate, 'value-ordered');
    await expect
      .poll(() => gate.getByTestId('before-after').innerText())
      .toMatch(/checkpoint[\s\S]*told to stop/);
    await tap(gate, 'reason-told-wrong');
    const change = gate.getByTestId('change-made');
    await change.waitFor();
    await expect
      .poll(() => change.innerText())
      .toMatch(/checkpoint[\s\S]*told to stop[\s\S]*told wrong/);
    const history = await historyOf('40');
    await expect.poll(history.rows).toContain('corrected: reason: ordered, told wrong');
    await tap(gate, 'change-take-back');
    await change.waitFor({ state: 'detached' });
    await expect.poll(history.rows).toContain('taken back');
    await history.close();
  });

  test('everything so far is at the hub, and not a word of it in the address', async () => {
    for (const phone of [gate, pickUp]) {
      await toPad(phone);
      await expect.poll(() => keptAt(phone, 'phone')).toBe(0);
      // Not the port, which may be any number.
      const { origin } = new URL(phone.url());
      expect(phone.url().slice(origin.length)).not.toMatch(/12|31|shots|trip\//);
    }
  });
});

describe('an ambulance', () => {
  test('asks who lies, who sits, who goes along', async () => {
    await toPad(pickUp);
    await takeVehicle(pickUp, 'A2');
    expect(await unfit(pickUp)).toEqual([]);
    await tap(pickUp, 'lying-plus');
    await tap(pickUp, 'sitting-plus', 2);
    await tap(pickUp, 'companions-plus');
    await expect.poll(() => pickUp.getByTestId('heads').innerText()).toBe('4');
    await tap(pickUp, 'heads-done');
    await tap(pickUp, 'laps-not-asked');
    await expect.poll(() => pickUp.getByTestId('doubt').innerText()).toContain('were not asked');
    await tap(pickUp, 'keep');
    await pickUp.getByTestId('kept-tally').waitFor();
    const history = await historyOf('A2');
    await expect.poll(history.rows).toContain('counted: 4 at boarding, Ramouseh');
    await expect.poll(history.rows).toContain('3 wounded, 1 lying');
    await history.close();
  });
});

describe('a second counter at the gate', () => {
  test('neither sees the other’s figure before their own is kept', async () => {
    taken = (await scene.phone()).page;
    await joinPhone(taken, await enrolPhone(board, { label: 'Gate 2', site: 'Bridge Gate' }));
    await toPad(gate);
    const code = await leave('8', 41);
    await comesToStand('8', code);
    await tap(gate, 'act-goes-on');
    await countOn(gate, 41);
    expect(await gate.getByTestId('comparison').count()).toBe(0);
    await openNote(taken, 'checkpoint');
    await tap(taken, 'checkpoint-other');
    await taken.getByTestId('slip-code').fill(code);
    await expect.poll(() => taken.getByTestId('slip-answer').innerText()).toContain('8');
    await tap(taken, 'arrived');
    await taken.getByTestId('heads').waitFor();
    expect(await taken.getByTestId('comparison').count()).toBe(0);
    expect(await taken.getByTestId('pad').innerText()).not.toContain('41');
    await countOn(taken, 39);
    await expect
      .poll(() => taken.getByTestId('comparison').innerText())
      .toContain('Another counter says 41.');
    await expect
      .poll(() => gate.getByTestId('comparison').innerText())
      .toContain('Another counter says 39.');
  });
});

describe('a colleague’s phone is taken', () => {
  test('reported from More, asked twice: the hub stops it', async () => {
    await toPad(gate);
    await tap(gate, 'contact');
    await tap(gate, 'surrendered');
    await gate.locator('[data-testid="surrendered-phone"][data-label="Gate 2"]').tap();
    expect(await unfit(gate)).toEqual([]);
    await tap(gate, 'surrendered-yes');
    await expect.poll(() => gate.getByTestId('surrendered-told').innerText()).toContain('Gate 2');
    await expect
      .poll(() => taken.getByTestId('hub-state').innerText())
      .toContain('no longer let in');
    await tap(gate, 'back');
  });
});

describe('to read', () => {
  test('the guide and the limits open without a network', async () => {
    await toPad(gate);
    await gate.context().setOffline(true);
    await tap(gate, 'contact');
    await tap(gate, 'open-guide');
    await expect.poll(() => gate.getByTestId('guide').innerText()).toContain('Never resist.');
    await tap(gate, 'back');
    await tap(gate, 'open-limits');
    await gate.getByTestId('limits-section').nth(2).tap();
    await expect.poll(() => gate.getByTestId('limits').innerText()).toContain('Without the PIN');
    await tap(gate, 'back');
    await tap(gate, 'back');
    // Locked, one key leads to both.
    await tap(gate, 'lock');
    await tap(gate, 'locked-guide');
    await expect
      .poll(() => gate.getByTestId('guide').innerText())
      .toContain('Never lie to gain time.');
    await tap(gate, 'guide-next');
    await expect.poll(() => gate.getByTestId('limits').innerText()).toContain('is found in hours');
    await tap(gate, 'back');
    await tap(gate, 'back');
    await gate.getByTestId('locked').waitFor();
    expect(await unfit(gate)).toEqual([]);
    await gate.context().setOffline(false);
  });
});
