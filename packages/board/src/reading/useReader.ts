import { useEffect, useState } from 'react';

export type ReaderModule = typeof import('./readText.ts');

let loading: Promise<ReaderModule> | null = null;

/** The reader and its words, fetched when somebody first reads; kept by the service worker for a board without its hub. */
export const loadReader = (): Promise<ReaderModule> => {
  loading ??= import('./readText.ts').catch((fault: unknown) => {
    loading = null;
    throw fault;
  });
  return loading;
};

/** null: it is being fetched. `failed`: it could not be. */
export function useReader(): { readonly reader: ReaderModule | null; readonly failed: boolean } {
  const [reader, setReader] = useState<ReaderModule | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    loadReader().then(
      (module) => {
        if (!isGone) setReader(module);
      },
      () => {
        if (!isGone) setFailed(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  return { reader, failed };
}
