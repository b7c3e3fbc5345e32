import type { Account, LedgerEntry } from '@corridor/account';
import { useEffect, useRef, useState } from 'react';
import { isAsked } from '../account/askedAccount.ts';
import { attempt } from '../account/asking.ts';
import { type Course, courseSteps } from './course.ts';

/** No longer than this at once, ms: a hand that types must not feel it. */
const AT_ONCE = 8;
const BETWEEN = 24;

const drained = <T>(steps: Generator<void, T>): T => {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/**
 * How our own answer grew, worked out a little at a time. What is drawn stays until the next is whole; what changes
 * meanwhile waits its turn, so that on a busy day there is still an end to it.
 */
export function useCourses(account: Account, entries: readonly LedgerEntry[]): readonly Course[] {
  const [courses, setCourses] = useState<readonly Course[]>([]);
  const wanted = useRef<readonly [Account, readonly LedgerEntry[]] | null>(null);
  const newest = useRef(account);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    wanted.current = [account, entries];
    if (timer.current !== null) return;
    const start = () => {
      const next = wanted.current;
      wanted.current = null;
      if (!next) {
        timer.current = null;
        return;
      }
      if (isAsked(next[0])) {
        fetched(next);
        return;
      }
      const steps = courseSteps(...next);
      const go = () => {
        const until = performance.now() + AT_ONCE;
        let step = steps.next();
        while (!step.done && performance.now() < until) step = steps.next();
        if (step.done) {
          setCourses(step.value);
          start();
        } else timer.current = setTimeout(go, BETWEEN);
      };
      timer.current = setTimeout(go, 0);
    };
    /** Worked out elsewhere: nothing is held up here, and all its moments are asked for together. */
    const fetched = (next: readonly [Account, readonly LedgerEntry[]]) => {
      const found = attempt(() => drained(courseSteps(...next)));
      if (found.is === 'done') setCourses(found.value);
      else {
        // Only the newest is worth an answer.
        found.fetch().then(() => {
          if (wanted.current === null && newest.current === next[0]) fetched(next);
        });
      }
      start();
    };
    newest.current = account;
    start();
  }, [account, entries]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return courses;
}
