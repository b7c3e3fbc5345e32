import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBoot } from './boot/boot.ts';
import { startTexts } from './text/switch.ts';
import { App, Unbreakable } from './ui/App.tsx';
import { forgetTrail } from './ui/context.ts';
import { showScheme } from './ui/scheme.ts';
import './ui/schemes.css';
import './ui/style.css';
import './ui/header.css';
import './ui/print.css';
import './ui/pad/pad.css';
import './ui/lists.css';
import { registerWorker } from './worker/register.ts';

showScheme();
// Beside everything else, and before the first picture: Arabic must not flash up in English.
const texts = startTexts();
const boot = createBoot({ forgetScreens: forgetTrail });
const place = document.getElementById('app');
if (!place) throw new Error('the page has no place for the app');
place.className = 'phone';
void texts.then(() =>
  createRoot(place).render(
    <StrictMode>
      <Unbreakable>
        <App boot={boot} />
      </Unbreakable>
    </StrictMode>,
  ),
);
void boot.start();
// After the pad: fetching the app for the next cold start must not slow this one down.
void registerWorker().catch(() => {});
