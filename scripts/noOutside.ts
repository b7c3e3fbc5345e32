import type { Plugin } from 'vite';

/** Servers of others that a library would ask where it was not told better. We tell it; what is not there cannot be asked by mistake. */
const outside = ['https://fastly.jsdelivr.net/npm/'];

/** Takes such addresses out of what is built, workers included where it stands among their plugins. */
export const noOutside = (): Plugin => ({
  name: 'no-outside',
  apply: 'build',
  renderChunk: (code) => {
    const clean = outside.reduce((text, address) => text.replaceAll(address, './nowhere/'), code);
    return clean === code ? null : { code: clean, map: null };
  },
});
