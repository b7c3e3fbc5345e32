import type { Download, Page } from 'playwright-core';

/** Every phone of the scenes. */
export const PIN = '275310';

/** Types a PIN on the phone's own keys. */
export async function typePin(page: Page, pin = PIN): Promise<void> {
  for (const digit of pin) await page.getByTestId(`pin-${digit}`).tap();
  await page.getByTestId('pin-done').tap();
}

/** Says yes to a join link and chooses the PIN, twice. */
export async function acceptWithPin(page: Page, pin = PIN): Promise<void> {
  await page.getByTestId('join-accept').tap();
  for (const step of ['first', 'again']) {
    await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
    await typePin(page, pin);
  }
}

/** From the locked pad to everything. */
export async function unlock(page: Page, pin = PIN): Promise<void> {
  await page.getByTestId('unlock').tap();
  await page.getByTestId('enter-pin').waitFor();
  await typePin(page, pin);
  await page.getByTestId('pad').waitFor();
}

/** The key in the header. */
export async function lock(page: Page): Promise<void> {
  await page.getByTestId('lock').tap();
  await page.getByTestId('locked').waitFor();
}

/** A locked phone counts a vehicle by the number painted on it: by fives and ones, then children on laps. */
export async function countLocked(
  page: Page,
  label: string,
  heads: number,
  laps = 0,
): Promise<void> {
  const next = page.getByTestId('next-vehicle');
  await next.or(page.getByTestId('vehicle-done')).first().waitFor();
  if (await next.isVisible()) await next.tap();
  for (const sign of label) await page.getByTestId(`vehicle-${sign}`).tap();
  await page.getByTestId('vehicle-done').tap();
  await keepLocked(page, heads, laps);
}

/** The count of the vehicle in hand, while locked. */
export async function keepLocked(page: Page, heads: number, laps = 0): Promise<void> {
  await tap(page, 'plus-5', Math.floor(heads / 5));
  await tap(page, 'plus-1', heads % 5);
  await tap(page, 'heads-done');
  await tap(page, `laps-${laps}`);
  await tap(page, 'keep');
  await page.getByTestId('kept-sealed').waitFor();
}

/** Opens a join link, says yes and chooses a PIN; answers when the pad is open and the app is kept for a cold start. */
export async function joinPhone(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await acceptWithPin(page);
  await page.getByTestId('pad').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.getByTestId('hub-state').getByText('hub reached').waitFor();
}

export async function tap(page: Page, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await page.getByTestId(key).tap();
}

/** Takes a vehicle that fills up here. */
export async function takeVehicle(page: Page, label: string): Promise<void> {
  await allVehicles(page);
  await chooseVehicle(page, label);
  await page.getByTestId('heads').waitFor();
}

/** Takes a vehicle that this phone has heard boards here: somebody counts at its other door. */
export async function joinBoarding(page: Page, label: string): Promise<void> {
  await allVehicles(page);
  await page.locator(`[data-vehicle="${label}"][data-boarding="true"]`).tap();
  await page.getByTestId('heads').waitFor();
}

/** The key that stands on the pad whether or not a vehicle is in hand. */
export const allVehicles = (page: Page) => tap(page, 'all-vehicles');

/** Back from wherever it is, one step after the other, until the pad is there. */
export async function toPad(page: Page): Promise<void> {
  const pad = page.getByTestId('pad');
  const back = page.getByTestId('back');
  for (;;) {
    await pad.or(back).first().waitFor();
    if (await pad.isVisible()) return;
    const from = page.url();
    await back.tap();
    // The phone's own way back takes a moment, in which the key of the screen that is left is still there.
    await page
      .waitForFunction(
        (from) => location.href !== from || document.querySelector('[data-testid="pad"]') !== null,
        from,
        { timeout: 5_000 },
      )
      .catch(() => {});
  }
}

/** One of the field's other records. */
export async function openNote(page: Page, what: string): Promise<void> {
  await toPad(page);
  await tap(page, 'notes');
  await tap(page, `note-${what}`);
}

export const chooseVehicle = (page: Page, label: string) =>
  page.locator(`[data-testid="vehicle"][data-vehicle="${label}"]`).tap();

/** A vehicle drives in without a slip. */
export async function arriveWithoutSlip(page: Page, label: string): Promise<void> {
  await openArrival(page);
  await tap(page, 'no-slip');
  await chooseVehicle(page, label);
  await page.getByTestId('heads').waitFor();
}

/** A vehicle drives in with its slip. A phone that has not heard of the trip asks which vehicle it is. */
export async function arriveWithSlip(page: Page, code: string, vehicle: string): Promise<void> {
  await openArrival(page);
  await page.getByTestId('slip-code').fill(code);
  await tap(page, 'arrived');
  const asks = page.getByTestId('arrival-vehicle');
  await page.getByTestId('heads').or(asks).waitFor();
  if (await asks.isVisible()) await chooseVehicle(page, vehicle);
  await page.getByTestId('heads').waitFor();
}

/** Where arrivals are told; a phone that has not heard yet what its site is shows departures first. */
export async function openArrival(page: Page): Promise<void> {
  await allVehicles(page);
  const arriving = page.getByTestId('tab-arriving');
  if ((await arriving.getAttribute('aria-pressed')) !== 'true') await arriving.tap();
  await page.getByTestId('slip-code').waitFor();
}

/** Counts what is in hand: by fives and ones, then children on laps, and keeps it. */
export async function countOn(page: Page, heads: number, laps = 0): Promise<void> {
  await tap(page, 'plus-5', Math.floor(heads / 5));
  await tap(page, 'plus-1', heads % 5);
  await tap(page, 'heads-done');
  await tap(page, `laps-${laps}`);
  await tap(page, 'keep');
  await page.getByTestId('kept-tally').waitFor();
}

/** The vehicle leaves; answers the code on its slip. */
export async function depart(page: Page): Promise<string> {
  await tap(page, 'departed');
  const code = await page.getByTestId('trip-code').textContent();
  await tap(page, 'slip-done');
  return code ?? '';
}

/** Everything that no hub has signed for, as a sealed file; from the screen behind the header. */
export async function saveFile(page: Page): Promise<Download> {
  await tap(page, 'hand-over');
  await tap(page, 'save-file');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, 'make-file')]);
  await tap(page, 'file-done');
  return download;
}

/** How many records are kept only here, or at the hub. */
export const keptAt = async (page: Page, where: 'phone' | 'hub'): Promise<number> =>
  Number(await page.getByTestId(`kept-${where}`).getAttribute('data-count'));
