const KEY = 'corridor-scheme';

/** Dark unless the counter chose otherwise: a lit face at a checkpoint at night is seen from afar. */
export const scheme = (): 'dark' | 'light' => {
  try {
    return localStorage.getItem(KEY) === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
};

const show = (which: 'dark' | 'light') => {
  document.documentElement.dataset.scheme = which;
  const color = which === 'light' ? '#faf9f5' : '#0d1317';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
};

export const setScheme = (which: 'dark' | 'light'): void => {
  try {
    localStorage.setItem(KEY, which);
  } catch {
    // A browser that keeps nothing shows it until it is closed.
  }
  show(which);
};

export const showScheme = (): void => show(scheme());
