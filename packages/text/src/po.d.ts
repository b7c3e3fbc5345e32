declare module '*.po' {
  /** Read at build from the PO file. */
  const catalogue: import('./t.ts').Catalogue;
  export default catalogue;
}
