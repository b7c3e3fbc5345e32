/** No phone takes so long to store a touch; one that does may never end it. */
const LATE_MS = 4000;

/**
 * Watches durable writes. One that neither ends nor fails leaves a figure on the screen that is on no disk: `onLate` says so while the
 * officer still knows the number, and says when nothing is late any more. Answers what the write answers.
 */
export function createLateWatch(
  onLate: (isLate: boolean) => void,
): <T>(writing: Promise<T>) => Promise<T> {
  const late = new Set<symbol>();
  return (writing) => {
    const mine = Symbol('writing');
    const timer = setTimeout(() => {
      late.add(mine);
      if (late.size === 1) onLate(true);
    }, LATE_MS);
    return writing.finally(() => {
      clearTimeout(timer);
      if (late.delete(mine) && late.size === 0) onLate(false);
    });
  };
}
