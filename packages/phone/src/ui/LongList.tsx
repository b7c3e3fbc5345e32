import { type ReactNode, useEffect, useRef, useState } from 'react';

/** As many rows as a screen or two holds. */
const AT_ONCE = 60;

/** A list of which only what is looked at, and somewhat more, is drawn: five thousand rows at once stop a cheap phone for seconds. */
export const LongList = <T,>({
  items,
  row,
}: {
  readonly items: readonly T[];
  readonly row: (item: T) => ReactNode;
}) => {
  const [drawn, setDrawn] = useState(AT_ONCE);
  const end = useRef<HTMLLIElement>(null);
  const hasMore = drawn < items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end lies elsewhere each time more is drawn
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(
      ([seen]) => seen?.isIntersecting && setDrawn((before) => before + AT_ONCE),
      { rootMargin: '800px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [drawn, hasMore]);
  return (
    <ul className="list">
      {items.slice(0, drawn).map(row)}
      {hasMore ? <li ref={end} aria-hidden="true" /> : null}
    </ul>
  );
};
