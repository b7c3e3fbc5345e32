import type { Page } from 'playwright-core';

/** Opens a one-time link; answers when the browser is let in and shows an operation, or which there are. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByTestId('now').or(page.getByTestId('choose')).first().waitFor();
}

export const showTab = (page: Page, tab: string) => page.getByTestId(`tab-${tab}`).click();

/** Lets a phone in from the board's Devices screen; answers the link that it is given. */
export async function enrolPhone(
  page: Page,
  phone: { readonly label: string; readonly post: string },
): Promise<string> {
  await showTab(page, 'devices');
  await page.getByRole('button', { name: 'Let a device in' }).click();
  const dialog = page.getByTestId('enrol');
  await dialog.getByLabel('Label of the device').fill(phone.label);
  await dialog.getByLabel('Post').selectOption({ label: phone.post });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialog.getByTestId('enrol-link').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return link;
}
