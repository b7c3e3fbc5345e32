import type { BrowserContext, Page } from 'playwright-core';
import { RECORD_WHATS } from '../../packages/phone/src/ui/records/what.ts';
import { acceptWithPin, chooseVehicle, lock, tap, typePin, unlock } from './phone.ts';

export interface Walk {
  readonly browser: BrowserContext;
  readonly page: Page;
  /** Address of the phone's pages, with a closing slash. */
  readonly start: string;
  /** A join code for a counter of every site. */
  readonly token: string;
  /** Chooses the language on the first screen, as a person does. */
  readonly language: 'en' | 'fr' | 'ar';
  readonly look: (screen: string) => Promise<void>;
}

/** Opens every screen of a phone, in a state worth looking at, and calls `look` on each. Takes a minute. */
export async function everyScreen(walk: Walk): Promise<void> {
  const { page, look } = walk;
  const press = (key: string, times = 1) => tap(page, key, times);
  const see = async (key: string, name = key) => {
    await page.getByTestId(key).first().waitFor();
    await look(name);
  };
  const back = async () => {
    await page.goBack();
    await page.waitForTimeout(50);
  };

  await page.goto(walk.start);
  await page.getByTestId('start').waitFor();
  await press(`language-${walk.language}`);
  await page.locator(`html[lang="${walk.language}"]`).waitFor();
  await look('start');

  await page.goto(`${walk.start}#join=${walk.token}`);
  await page.getByTestId('join-accept').waitFor();
  await look('join');
  const joining = acceptWithPin(page);
  await page.getByTestId('choose-pin').waitFor();
  await joining;
  await page.getByTestId('choose-site').nth(2).waitFor();
  await look('site');
  await page.getByTestId('choose-site').filter({ hasText: 'Ramouseh' }).tap();

  await see('pad', 'pad, no vehicle');
  await press('choose-vehicle');
  await see('vehicles');
  await press('unlisted');
  await see('unlisted-bus', 'vehicles, not on the list');
  await back();
  await page.getByTestId('choose-vehicle').tap();
  await chooseVehicle(page, 'A2');
  await see('pad', 'pad, ambulance');
  await press('all-vehicles');
  await chooseVehicle(page, '12');
  await press('plus-5', 9);
  await see('pad', 'pad, heads');
  await press('keypad');
  await see('digit-7', 'pad, keypad');
  await press('keypad-close');
  await press('about');
  await see('about-50', 'pad, about');
  await press('about-50');
  await see('range', 'pad, a range');
  await press('heads-done');
  await see('laps-3', 'pad, laps');
  await press('laps-3');
  await see('keep', 'pad, rest');
  await press('children-plus', 2);
  await press('wounded-value');
  await see('digit-7', 'pad, wounded typed');
  await press('keypad-close');
  // From here on without a network, so that there is something to hand over.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await walk.browser.setOffline(true);
  await press('keep');
  await see('kept-tally', 'pad, kept');
  await press('open-trip');
  await see('trip');
  await press('act-halted');
  await see('halt', 'trip, halted');
  await press('halt-close');
  await press('back');
  await press('departed');
  await see('slip');
  await press('slip-done');

  await press('notes');
  await see('notes-menu', 'notes');
  for (const what of RECORD_WHATS) {
    await press(`note-${what}`);
    await page.locator('main.screen:not([aria-busy="true"])').waitFor();
    await page.getByTestId('notes-menu').waitFor({ state: 'hidden' });
    await look(`note ${what}`);
    if (what === 'own-means') {
      await press('own-watch');
      await press('own-car', 10);
      await see('own-question', 'note own-means, every tenth');
      await press('own-not-seen');
      await see('own-undo', 'note own-means, watching');
      await press('own-close');
    }
    if (what === 'incident') {
      await press('incident-shelling');
      await see('incident-reported', 'note incident, reported');
    }
    if (what === 'post') {
      await press('post-staffed');
      await page.getByTestId('post-all-answered').waitFor();
      await look('note post, staffed');
      await press('post-leave');
      await see('left-unsafe', 'note post, leaving');
    }
    if (what === 'crowd') {
      await press('crowd-crush');
      await look('note crowd, crush');
    }
    if (what === 'waiting') {
      await press('waiting-exact');
      await see('waiting-typing', 'note waiting, typing');
    }
    await page.evaluate(() => {
      history.replaceState(null, '', '#notes');
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
    await page.getByTestId('notes-menu').waitFor();
  }
  await press('back');

  await page.getByTestId('kept-phone').tap();
  await see('today');
  const counted = page.getByTestId('record').filter({ hasText: /(?<![:\d])(?:53|٥٣)(?![:\d])/ });
  await counted.first().tap();
  await see('record-screen', 'record');
  await press('record-take-back');
  await see('reason-mistake', 'record, taken back');
  await back();
  await counted.first().tap();
  await press('record-move');
  await see('move');
  await back();
  await page.getByTestId('record-screen').waitFor();
  if (await page.getByTestId('record-correct').isVisible()) {
    await press('record-correct');
    await see('correct');
    await back();
  }
  await back();
  await press('back');

  await press('contact');
  await see('more');
  // Where nobody else counts, nobody's phone can be reported as taken.
  if (await page.getByTestId('surrendered').isVisible()) await press('surrendered');
  await press('hand-over');
  await page.getByTestId('show-codes').and(page.locator(':enabled')).waitFor();
  await look('handover');
  await press('show-codes');
  await see('show-codes-screen', 'handover, codes');
  await press('codes-done');
  await press('save-file');
  await see('file-out', 'handover, file');
  await press('file-done');
  await press('take-over-records');
  await see('take-over-screen', 'handover, take over');
  await press('take-done');
  await press('handover-back');
  await press('open-protection');
  await see('protection');
  await press('protection-back');
  for (const read of ['guide', 'limits']) {
    await press(`open-${read}`);
    await page.getByTestId(read).waitFor();
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await look(read);
    await press('back');
  }
  await walk.browser.setOffline(false);
  await press('other-operations');
  await see('choose');
  await page.getByTestId('choose').getByRole('button').first().tap();
  await press('back');
  await page.getByTestId('pad').waitFor();

  await lock(page);
  await see('locked', 'locked, vehicle in hand');
  await press('next-vehicle');
  await see('vehicle-done', 'locked, which vehicle');
  await press('language');
  await see('languages', 'locked, language');
  await press(`language-${walk.language}`);
  for (const digit of '19') await press(`vehicle-${digit}`);
  await press('vehicle-done');
  await press('plus-5', 2);
  await see('heads', 'locked, heads');
  await press('heads-done');
  await see('laps-0', 'locked, laps');
  await press('laps-0');
  await see('keep', 'locked, rest');
  await press('keep');
  await see('kept-sealed', 'locked, kept');
  await press('next-vehicle');
  await press('locked-own-means');
  await see('own-means', 'locked, own means');
  await press('back');
  await press('unlock');
  await see('enter-pin');
  await typePin(page);
  await page.getByTestId('counted-locked').waitFor();
  await see('pad', 'pad, counted while locked');
  await press('open-counted-locked');
  await see('counted-locked-screen', 'counted-locked');
  await press('back');

  await press('contact');
  await press('other-site');
  await page.getByTestId('choose-site').filter({ hasText: 'Bridge Gate' }).tap();
  await press('all-vehicles');
  await see('arrival');
  await page.getByTestId('slip-code').fill('7K3M9R');
  await look('arrival, wrong slip');
  await press('no-slip');
  await see('arrival-vehicle', 'arrival, no slip');
  await chooseVehicle(page, '31');
  await see('pad', 'pad, at the checkpoint');
  await lock(page);
  await press('next-vehicle');
  await press('vehicle-7');
  await press('vehicle-done');
  await see('slip-typed', 'locked, slip digits');
  await press('slip-page-2');
  await look('locked, slip letters');
  await unlock(page);

  const second = await walk.browser.newPage();
  await second.goto(walk.start);
  await second.getByTestId('other-tab').waitFor();
  await second.close();
}
