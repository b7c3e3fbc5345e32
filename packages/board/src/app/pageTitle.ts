import { useEffect } from 'react';

/** Two stops and the road between them; hollow for an exercise, red while a road is suspended. */
function icon(isExercise: boolean, isSuspended: boolean): string {
  const ink = isSuspended ? '#b3261e' : '#0b6b6b';
  const [fill, line] = isExercise ? ['#ffffff', ink] : [ink, '#ffffff'];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="1.5" y="1.5" width="29" height="29" rx="6" fill="${fill}" stroke="${ink}" stroke-width="3"/><path d="M8 16h16" stroke="${line}" stroke-width="3"/><circle cx="8.5" cy="16" r="3.5" fill="${fill}" stroke="${line}" stroke-width="2.5"/><circle cx="23.5" cy="16" r="3.5" fill="${fill}" stroke="${line}" stroke-width="2.5"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Which operation a browser tab shows, told by its title and its icon: several may be open side by side. */
export function usePageTitle(name: string, isExercise = false, isSuspended = false): void {
  useEffect(() => {
    document.title = name;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link) link.href = icon(isExercise, isSuspended);
  }, [name, isExercise, isSuspended]);
}
