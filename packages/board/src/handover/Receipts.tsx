import {
  bytesToFrames,
  framesPerSecond,
  frameVersion,
  type Receipt,
  receiptsToText,
} from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { t } from '@corridor/text';
import { correction, generate, mode } from 'lean-qr';
import { useEffect, useMemo, useRef } from 'react';
import { Qr } from '../devices/Qr.tsx';

/** More than this in one code is hard on a cheap camera; then it moves. */
const mostInOne = 1_200;

/** The hub's signed receipts, held before the phone, so that it shows its records as arrived. */
export function Receipts(props: { readonly receipts: readonly Receipt[] }) {
  const text = useMemo(() => receiptsToText(props.receipts), [props.receipts]);
  return (
    <figure className="receipts" data-testid="receipts">
      {text.length <= mostInOne ? (
        <Qr text={text} name={t('receipt of the hub')} />
      ) : (
        <Moving text={text} />
      )}
      <figcaption>
        {t(
          'Hold this before the phone (Hand over, Take over): then it knows that its records are at the hub.',
        )}
      </figcaption>
    </figure>
  );
}

function Moving(props: { readonly text: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frames = bytesToFrames(new TextEncoder().encode(props.text), sha256);
    let n = 0;
    const draw = () => {
      if (!frames || !canvas.current) return;
      generate(mode.bytes(frames.frame(n++)), {
        minCorrectionLevel: correction.L,
        minVersion: frameVersion,
      }).toCanvas(canvas.current, { on: [0, 0, 0, 255], off: [255, 255, 255, 255], pad: 4 });
    };
    draw();
    const timer = setInterval(draw, 1000 / framesPerSecond);
    return () => clearInterval(timer);
  }, [props.text]);
  return <canvas ref={canvas} className="qr" role="img" aria-label={t('receipt of the hub')} />;
}
