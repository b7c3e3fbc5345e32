import { useEffect, useRef } from 'react';

/** Dark on white in every scheme: scanners do not read the inverse. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    // The code stands there in letters already; the picture may come a moment later.
    void import('lean-qr').then(({ correction, generate }) => {
      if (isGone || !canvas.current) return;
      generate(text, { minCorrectionLevel: correction.M }).toCanvas(canvas.current, {
        on: [0, 0, 0, 255],
        off: [255, 255, 255, 255],
        pad: 3,
      });
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
};
