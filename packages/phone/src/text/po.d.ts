declare module '*.po' {
  import type { Catalogue } from './t.ts';

  /** Read at build from the PO file. */
  const catalogue: Catalogue;
  export default catalogue;
}
