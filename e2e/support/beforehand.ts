import { findChromium } from './chromium.ts';

/** Before all scenes: the browser is unpacked once, not by every worker for itself. */
export default async function unpack(): Promise<void> {
  await findChromium();
}
