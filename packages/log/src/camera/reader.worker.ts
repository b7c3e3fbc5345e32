import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { FromReader, ToReader } from './types.ts';

interface WorkerPlace {
  onmessage: ((event: MessageEvent<ToReader>) => void) | null;
  postMessage(message: FromReader, transfer?: readonly Transferable[]): void;
}
const place = globalThis as unknown as WorkerPlace;

/** Codes in one picture: ours, a second phone's, a poster on the wall. */
const mostCodes = 4;

place.onmessage = async ({ data }) => {
  try {
    if ('wasm' in data) {
      // The library's own way would be to ask somebody else's server for it.
      await prepareZXingModule({
        overrides: { locateFile: () => data.wasm },
        fireImmediately: true,
      });
      return;
    }
    const started = performance.now();
    const { pixels, width, height } = data;
    const found = await readBarcodes(new ImageData(new Uint8ClampedArray(pixels), width, height), {
      formats: ['QRCode'],
      // For stripes; a square code is found from any side.
      tryRotate: false,
      tryInvert: false,
      maxNumberOfSymbols: mostCodes,
    });
    const codes = found.map(({ bytes }) => bytes.slice());
    place.postMessage(
      { is: 'read', codes, ms: performance.now() - started },
      codes.map(({ buffer }) => buffer),
    );
  } catch {
    place.postMessage({ is: 'broken' });
  }
};
