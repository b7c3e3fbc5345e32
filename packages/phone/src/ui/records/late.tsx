import './records.css';
import { type ComponentType, lazy, Suspense } from 'react';

/** A screen that is loaded when it is first asked for. It is on the phone from the first start: no network is needed. */
const late = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
) => {
  const Screen = lazy(load) as unknown as ComponentType<Props>;
  return (props: Props) => (
    <Suspense fallback={<main className="screen" aria-busy="true" />}>
      <Screen {...props} />
    </Suspense>
  );
};

export const LateTrip = late(async () => ({
  default: (await import('./TripScreen.tsx')).TripScreen,
}));
export const LateCorrect = late(async () => ({
  default: (await import('./CorrectScreen.tsx')).CorrectScreen,
}));
/** Neither needs an open operation: the locked screen offers them too. */
export const LateGuide = late(async () => ({
  default: (await import('../guide/GuideScreen.tsx')).GuideScreen,
}));
export const LateLimits = late(async () => ({
  default: (await import('../guide/LimitsScreen.tsx')).LimitsScreen,
}));
