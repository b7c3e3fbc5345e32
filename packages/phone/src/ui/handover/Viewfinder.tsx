import { type CameraProblem, createScanner } from '@corridor/log/camera';
import { t } from '@corridor/text';
import { useEffect, useRef, useState } from 'react';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Shows what the camera sees and reads every code in it. No picture is kept. */
export const Viewfinder = ({ onBytes }: { onBytes: (bytes: Uint8Array) => void }) => {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onBytes);
  latest.current = onBytes;
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!video.current || again < 0) return;
    setProblem(null);
    const scanner = createScanner({
      video: video.current,
      wasmUrl,
      onBytes: (bytes) => latest.current(bytes),
      onProblem: setProblem,
    });
    return scanner.stop;
  }, [again]);
  return (
    <>
      <video
        ref={video}
        className="viewfinder"
        muted
        playsInline
        autoPlay
        hidden={problem !== null}
        data-testid="viewfinder"
      />
      {problem ? (
        <div className="card" role="alert" data-testid="camera-problem" data-why={problem}>
          <p className="warn">{problemText(problem)}</p>
          <button type="button" onClick={() => setAgain(again + 1)}>
            {t('Try again')}
          </button>
        </div>
      ) : null}
    </>
  );
};

function problemText(problem: CameraProblem): string {
  switch (problem) {
    case 'refused':
      return t(
        'The camera is not allowed. Allow it for this page in the browser’s settings, or use a file.',
      );
    case 'absent':
      return t('No camera was found. Use a file.');
    case 'busy':
      return t('Another app holds the camera. Close that app and try again, or use a file.');
    case 'insecure':
      return t('This address may not use the camera: it was opened without https. Use a file.');
    case 'reader':
      return t('The code reader does not start. Close the app and open it again, or use a file.');
  }
}
