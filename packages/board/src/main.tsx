import './styles/tokens.css';
import './styles/base.css';
import { openIndexedDbStore, unsealedBox } from '@corridor/log/browser';
import { t } from '@corridor/text';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { openKeyStore } from './session/keyStore.ts';
import { startTexts } from './text/switch.ts';

async function start(): Promise<void> {
  const element = document.getElementById('board');
  if (!element) throw new Error('the page has no place for the board');
  // Before the first picture: no other language may flash up.
  await startTexts();
  const [keys, store] = await Promise.all([
    openKeyStore(indexedDB),
    // A board lies in a guarded room; what it holds is protected by the laptop's own disk encryption.
    openIndexedDbStore('corridor-board', unsealedBox),
  ]);
  // A browser under pressure may otherwise drop what this board holds and the hub has not.
  navigator.storage?.persist?.();
  createRoot(element).render(
    <StrictMode>
      <App keys={keys} store={store} baseUrl={location.origin} />
    </StrictMode>,
  );
  if (import.meta.env.PROD) navigator.serviceWorker?.register('./sw.js');
}

start().catch((fault: unknown) => {
  const element = document.getElementById('board');
  if (element) element.textContent = t('The board cannot open: {why}', { why: String(fault) });
});
