import type { BrowserContext, Page } from 'playwright-core';

/** A power cut, `kill -9`: no page is asked, nothing is tidied up. */
export async function cutPower(browser: BrowserContext, page: Page): Promise<void> {
  const session = await browser.newCDPSession(page);
  const closed = new Promise((resolve) => browser.once('close', resolve));
  await session.send('Browser.crash').catch(() => {});
  await closed;
}
