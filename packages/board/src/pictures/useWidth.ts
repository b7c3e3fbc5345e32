import { useLayoutEffect, useRef, useState } from 'react';

/** Width of an element in px and the size of its type (1 where a rem is 16 px), kept up to date. */
export function useWidth<T extends Element>(initial: number) {
  const ref = useRef<T>(null);
  const [size, setSize] = useState({ width: initial, unit: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const width = Math.round(element.getBoundingClientRect().width);
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const unit = (root || 16) / 16;
      if (width > 0) {
        setSize((old) => (old.width === width && old.unit === unit ? old : { width, unit }));
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
