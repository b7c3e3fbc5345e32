import { bytesToFrames, framesPerSecond, frameVersion } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { figure, t } from '@corridor/text';
import { correction, generate, mode } from 'lean-qr';
import { useEffect, useMemo, useRef, useState } from 'react';

/** Light of the modules around the code that readers look for. */
const quiet = 4;

/** Bytes as an endless row of codes, black on white in every scheme: cameras do not read red, nor the inverse. */
export const MovingCode = ({ bytes, label }: { bytes: Uint8Array; label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const next = useRef(0);
  const [isPaused, setPaused] = useState(false);
  const [shown, setShown] = useState(0);
  const frames = useMemo(() => bytesToFrames(bytes, sha256), [bytes]);

  useEffect(() => {
    if (!frames || isPaused) return;
    const draw = () => {
      if (!canvas.current) return;
      generate(mode.bytes(frames.frame(next.current)), {
        minCorrectionLevel: correction.L,
        minVersion: frames.count === 1 ? 1 : frameVersion,
      }).toCanvas(canvas.current, { on: [0, 0, 0, 255], off: [255, 255, 255, 255], pad: quiet });
      next.current++;
      setShown(next.current);
    };
    draw();
    const timer = setInterval(draw, 1000 / framesPerSecond);
    return () => clearInterval(timer);
  }, [frames, isPaused]);

  // A screen that goes dark in the middle loses the camera's aim.
  useEffect(() => {
    if (isPaused) return;
    const asking = navigator.wakeLock?.request('screen').catch(() => null);
    return () => void asking?.then((lock) => lock?.release()).catch(() => {});
  }, [isPaused]);

  if (!frames) {
    return <p className="warn">{t('This is too much for a code. Save it as a file.')}</p>;
  }
  return (
    <div className="moving-code">
      <canvas ref={canvas} role="img" aria-label={label} data-testid="moving-code" />
      <div className="row">
        <p className="soft" role="status" data-testid="frames-shown" data-count={shown}>
          {t('{n} pictures shown; about {all} are enough', {
            n: figure(shown),
            all: figure(Math.ceil(frames.count * 1.7)),
          })}
        </p>
        <button
          type="button"
          aria-pressed={isPaused}
          onClick={() => setPaused(!isPaused)}
          data-testid="pause-codes"
        >
          {isPaused ? t('Go on') : t('Pause')}
        </button>
      </div>
    </div>
  );
};
