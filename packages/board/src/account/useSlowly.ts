import { useEffect, useReducer, useRef } from 'react';
import { attempt } from './asking.ts';
import { whenIdle } from './keepers.ts';

/** A screen that holds still for longer is seen to hold still, ms. */
const BLINK = 30;
const REST = 9;
const NOTHING = Symbol('nothing');

/**
 * What a screen works out from `key`, anew whenever that is another one: at once as long as it takes no longer than a
 * blink, else when the browser has nothing else to do; the one before stands meanwhile. null: not worked out yet.
 * Answers that an account lacks (see `attempt`) are fetched, and it is tried again.
 * `isSlow`: it surely takes long, so even the first is not worked out while the screen is drawn.
 */
export function useSlowly<T>(key: unknown, work: () => T, isSlow: boolean): T | null {
  const kept = useRef<{ readonly key: unknown; readonly value: T } | null>(null);
  const took = useRef<number | null>(null);
  const newest = useRef({ key, work });
  const isAsked = useRef(false);
  const waitsFor = useRef<unknown>(NOTHING);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  newest.current = { key, work };
  const run = () => {
    const begun = performance.now();
    const { current } = newest;
    if (waitsFor.current === current.key) return;
    const found = attempt(current.work);
    took.current = performance.now() - begun;
    if (found.is === 'done') {
      kept.current = { key: current.key, value: found.value };
      return;
    }
    waitsFor.current = current.key;
    found.fetch().then(() => {
      if (waitsFor.current !== current.key) return;
      waitsFor.current = NOTHING;
      run();
      redraw();
    });
  };
  const isOld = kept.current?.key !== key || kept.current === null;
  if (isOld && (took.current === null ? !isSlow : took.current <= BLINK)) run();
  const isMissing = kept.current === null || kept.current.key !== key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, whatever comes while it waits is taken in with it
  useEffect(() => {
    if (!isMissing || isAsked.current) return;
    isAsked.current = true;
    let isGone = false;
    whenIdle(
      () => {
        isAsked.current = false;
        if (isGone) return;
        run();
        redraw();
      },
      (took.current ?? 0) * REST,
    );
    return () => {
      isGone = true;
      isAsked.current = false;
    };
  }, [isMissing]);
  return kept.current?.value ?? null;
}
