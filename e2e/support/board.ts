import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Opens a one-time link; answers when the browser is let in and shows an operation as the hub has it, or which there
 * are. Whoever pressed earlier would press what moves under the pointer when the records arrive.
 */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByTestId('corridor-strip').or(page.getByTestId('choose')).first().waitFor();
  await page.getByTestId('banner-catching-up').waitFor({ state: 'hidden' });
}

/** Waits until the hub has every record of this board. */
export const allAtHub = (page: Page) =>
  expect.poll(() => page.getByTestId('banner').getAttribute('data-to-send')).toBe('0');

/** Shows a tab, and answers when it is the one that is shown. */
export async function showTab(page: Page, tab: string): Promise<void> {
  await page.getByTestId(`tab-${tab}`).click();
  await page.locator(`[data-testid="tab-${tab}"][aria-selected="true"]`).waitFor();
}

/**
 * A single key of the wall, as by whoever sees the screen that it belongs to: the page listens for its keys a moment after it has drawn what
 * tells of them.
 */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0))),
  );
  await page.keyboard.press(key);
}

/** Lets a device in from the board's Devices screen, as a counter if nothing else is said; answers its link. */
export async function enrolPhone(
  page: Page,
  phone: {
    readonly label: string;
    readonly site?: string;
    readonly post?: string;
    /** As the screen calls it. */
    readonly role?: string;
  },
): Promise<string> {
  await showTab(page, 'devices');
  await page.getByRole('button', { name: 'Let a device in' }).click();
  const dialog = page.getByTestId('enrol');
  await dialog.getByLabel('Label of the device').fill(phone.label);
  if (phone.role) await dialog.getByLabel('What it may do').selectOption({ label: phone.role });
  if (phone.site) await dialog.getByLabel('Site').selectOption({ label: phone.site });
  if (phone.post) await dialog.getByLabel('Post').selectOption({ label: phone.post });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialog.getByTestId('enrol-link').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return link;
}

/** Rows of a vehicle in the Trips table. */
export const trip = (page: Page, vehicle: string): Locator =>
  page.getByTestId('trips').getByRole('row', { name: vehicle, exact: true });

export interface TripShown {
  /** As the table shows them: `52`, `~60`, `–`. */
  readonly boarded: string;
  readonly alighted: string;
  readonly difference: string;
  readonly open: string;
}

/** Every trip of a vehicle as the Trips table shows it, numbers without the mark of their kind. */
async function tripsOf(page: Page, vehicle: string): Promise<readonly TripShown[]> {
  const rows = await trip(page, vehicle).all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('gridcell').allInnerTexts();
      const [boarded, alighted, difference, open] = cells
        .slice(-4)
        .map((text) => text.replace(/●|counted by us/g, '').trim());
      return {
        boarded: boarded ?? '',
        alighted: alighted ?? '',
        difference: difference ?? '',
        open: open ?? '',
      };
    }),
  );
}

/** Waits until the table shows exactly these trips of a vehicle, whatever their order. */
export async function expectTrips(
  page: Page,
  vehicle: string,
  shown: readonly Partial<TripShown>[],
): Promise<void> {
  await expect
    .poll(() => tripsOf(page, vehicle))
    .toSatisfy(
      (rows: readonly TripShown[]) =>
        rows.length === shown.length &&
        shown.every((wanted) =>
          rows.some((row) =>
            Object.entries(wanted).every(([key, text]) => row[key as keyof TripShown] === text),
          ),
        ),
    );
}

/**
 * Escape, as by whoever sees which dialog has the keyboard: on a slow machine it takes it a moment after it is drawn. Where what was pressed in it
 * has gone since, nobody has it, and it goes to the dialog all the same. Where a dialog is open, the uppermost is shut afterwards.
 */
export async function pressEscape(page: Page): Promise<void> {
  const dialogs = page.locator('[role="dialog"]');
  const open = await dialogs.count();
  const hasKeyboard = () =>
    page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement === body || activeElement?.closest('[role="dialog"]') != null;
    });
  if (open > 0) await expect.poll(hasKeyboard).toBe(true);
  await page.keyboard.press('Escape');
  if (open > 0) await expect.poll(() => dialogs.count()).toBeLessThan(open);
}

/** Escape, and this dialog is shut by it. */
export async function shutByEscape(dialog: Locator): Promise<void> {
  await pressEscape(dialog.page());
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens the drawer of a vehicle's only trip. */
export async function openTrip(page: Page, vehicle: string): Promise<Locator> {
  await showTab(page, 'trips');
  await trip(page, vehicle).click();
  const drawer = page.getByTestId('trip-drawer');
  await drawer.waitFor();
  return drawer;
}

/** A call at the radio desk, typed and stored; the desk is closed again. */
export async function call(page: Page, line: string): Promise<void> {
  // Whoever types does so in the tab that lies in front.
  await page.bringToFront();
  await page.getByTestId('open-desk').click();
  const desk = page.getByTestId('radio-desk');
  const typed = desk.getByTestId('desk-line');
  await typed.fill(line);
  // Understood; and taken in when its line is empty again.
  await desk.getByTestId('check-digit').waitFor();
  await typed.press('Enter');
  await expect.poll(() => typed.inputValue()).toBe('');
  await shutByEscape(desk);
}
