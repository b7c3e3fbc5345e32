/**
 * Why no picture comes, as a code; screens say it in words. `insecure`: the page was not opened by https.
 * `refused`: the person or the browser said no. `absent`: there is no camera. `busy`: another app holds it.
 * `reader`: the code reader itself does not start.
 */
export type CameraProblem = 'insecure' | 'refused' | 'absent' | 'busy' | 'reader';

export interface ScannerParts {
  /** Shows what the camera sees, in the page; muted, with `playsInline`. */
  readonly video: HTMLVideoElement;
  /** Address of the reader's WebAssembly, served by our own hub and kept for use without it. */
  readonly wasmUrl: string;
  /** The bytes of each code in a picture; the same code again as long as it is in view. */
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onProblem: (problem: CameraProblem) => void;
  /** Pictures read in the last second and how many of them held a code, once a second. */
  readonly onRate?: (rate: { readonly pictures: number; readonly withCode: number }) => void;
}

export interface Scanner {
  /** Ends the camera's light and the reader. Nothing is called afterwards. */
  readonly stop: () => void;
}

/** To the worker: where the reader lies, then pictures, one at a time. */
export type ToReader =
  | { readonly wasm: string }
  | { readonly pixels: ArrayBuffer; readonly width: number; readonly height: number };

export type FromReader =
  | { readonly is: 'read'; readonly codes: readonly Uint8Array[]; readonly ms: number }
  | { readonly is: 'broken' };
