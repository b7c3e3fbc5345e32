import { type Fingerprinted, fingerprintOf, MOST_BYTES } from './fingerprint.ts';

// A room of its own: when it is ended, all memory in which the list ever stood is gone with it.
const answer = (said: Fingerprinted) => postMessage(said);

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  if (data.size > MOST_BYTES) return answer({ ok: false, why: 'too-large' });
  try {
    answer(fingerprintOf(new Uint8Array(await data.arrayBuffer())));
  } catch {
    answer({ ok: false, why: 'not-read' });
  }
});
