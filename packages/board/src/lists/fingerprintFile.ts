import type { Fingerprinted } from './fingerprint.ts';

/**
 * The fingerprint of a list in a file. The file is read in a worker that is ended as soon as it has answered; its bytes
 * come into no other memory of this page, its name into none, and nothing of it is kept or sent. Never rejects.
 */
export const fingerprintFile = (file: Blob): Promise<Fingerprinted> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./fingerprint.worker.ts', import.meta.url), {
      type: 'module',
    });
    const end = (said: Fingerprinted) => {
      worker.terminate();
      resolve(said);
    };
    worker.onmessage = ({ data }: MessageEvent<Fingerprinted>) => end(data);
    worker.onerror = () => end({ ok: false, why: 'not-read' });
    // Sliced: a file goes over with its name, a piece of it without.
    worker.postMessage(file.slice());
  });
