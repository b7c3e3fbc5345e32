import { type ComponentProps, lazy, Suspense } from 'react';
import { t } from '../../text/t.ts';
import type { Handover as HandoverScreen } from './Handover.tsx';
import type { ScanJoin as ScanJoinScreen } from './ScanJoin.tsx';

// Loaded when somebody hands over: the pad must not wait for a camera's code.
const LazyHandover = lazy(async () => ({ default: (await import('./Handover.tsx')).Handover }));
const LazyScanJoin = lazy(async () => ({ default: (await import('./ScanJoin.tsx')).ScanJoin }));

const Opening = () => (
  <main className="screen" aria-busy="true">
    <p className="soft">{t('Opening …')}</p>
  </main>
);

export const Handover = (props: ComponentProps<typeof HandoverScreen>) => (
  <Suspense fallback={<Opening />}>
    <LazyHandover {...props} />
  </Suspense>
);

export const ScanJoin = (props: ComponentProps<typeof ScanJoinScreen>) => (
  <Suspense fallback={<Opening />}>
    <LazyScanJoin {...props} />
  </Suspense>
);
