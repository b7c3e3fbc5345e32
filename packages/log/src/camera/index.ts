import { createPace } from './pace.ts';
import type { CameraProblem, FromReader, Scanner, ScannerParts, ToReader } from './types.ts';

export type { CameraProblem, Scanner, ScannerParts } from './types.ts';

/**
 * Opens the camera on the far side of the phone (or the laptop's only one) and reads every code that comes into view. No
 * picture is kept or sent; while the page is hidden the camera is off. Problems are told, never thrown.
 */
export function createScanner(parts: ScannerParts): Scanner {
  const { video, wasmUrl, onBytes, onProblem, onRate } = parts;
  const pace = createPace();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stream: MediaStream | null = null;
  let worker: Worker | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let isOver = false;
  let isOpening = false;
  let isReading = false;
  let second = { since: 0, pictures: 0, withCode: 0 };

  const say = (problem: CameraProblem) => {
    if (isOver) return;
    stop();
    onProblem(problem);
  };

  const openWorker = (): Worker => {
    const made = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    made.onerror = () => say('reader');
    made.onmessage = ({ data }: MessageEvent<FromReader>) => {
      isReading = false;
      if (isOver) return;
      if (data.is === 'broken') {
        say('reader');
        return;
      }
      for (const code of data.codes) if (!isOver) onBytes(code);
      countPicture(data.codes.length > 0);
      next(pace.took(data.ms));
    };
    made.postMessage({ wasm: new URL(wasmUrl, location.href).href } satisfies ToReader);
    return made;
  };

  const countPicture = (hasCode: boolean) => {
    const now = performance.now();
    second.pictures++;
    if (hasCode) second.withCode++;
    if (now - second.since < 1000) return;
    onRate?.({ pictures: second.pictures, withCode: second.withCode });
    second = { since: now, pictures: 0, withCode: 0 };
  };

  const look = () => {
    waiting = null;
    if (isOver || isReading || !stream || !context || !worker) return;
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      next(50);
      return;
    }
    const scale = Math.min(1, pace.side() / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    isReading = true;
    const pixels = data.buffer as ArrayBuffer;
    worker.postMessage({ pixels, width, height } satisfies ToReader, [pixels]);
  };
  const next = (ms: number) => {
    if (!isOver && !waiting) waiting = setTimeout(look, ms);
  };

  const endStream = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
  };

  const openCamera = async () => {
    if (isOver || isOpening || stream) return;
    if (!isSecureContext || !navigator.mediaDevices) {
      say('insecure');
      return;
    }
    isOpening = true;
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          facingMode: { ideal: 'environment' },
          width: { ideal: 1280 },
          height: { ideal: 720 },
        },
      });
      stream = opened;
      if (isOver || document.hidden) {
        endStream();
        return;
      }
      // Pulled out, or taken back by the person in the middle of it.
      for (const track of opened.getVideoTracks()) track.onended = () => say('absent');
      video.srcObject = opened;
      await video.play().catch(() => {});
      worker ??= openWorker();
      next(0);
    } catch (problem) {
      say(toProblem(problem));
    } finally {
      isOpening = false;
    }
  };

  const onVisibility = () => {
    if (document.hidden) endStream();
    else void openCamera();
  };
  const stop = () => {
    if (isOver) return;
    isOver = true;
    document.removeEventListener('visibilitychange', onVisibility);
    if (waiting) clearTimeout(waiting);
    endStream();
    worker?.terminate();
  };

  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) void openCamera();
  return { stop };
}

export function toProblem(problem: unknown): CameraProblem {
  const name = problem instanceof DOMException || problem instanceof Error ? problem.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  return 'busy';
}
