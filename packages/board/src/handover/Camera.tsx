import { type CameraProblem, createScanner } from '@corridor/log/camera';
import { t } from '@corridor/text';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** The laptop's camera, held towards a phone. No picture is kept. */
export function Camera(props: {
  readonly onBytes: (bytes: Uint8Array) => void;
  /** What to do, while it sees. */
  readonly children: ReactNode;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const onBytes = useRef(props.onBytes);
  onBytes.current = props.onBytes;
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  useEffect(() => {
    if (!video.current) return;
    const scanner = createScanner({
      video: video.current,
      wasmUrl,
      onBytes: (bytes) => onBytes.current(bytes),
      onProblem: setProblem,
    });
    return scanner.stop;
  }, []);
  return (
    <>
      <video
        ref={video}
        className="camera"
        muted
        playsInline
        autoPlay
        hidden={problem !== null}
        data-testid="camera"
      />
      {problem ? (
        <p className="bad" role="alert" data-testid="camera-problem" data-why={problem}>
          {problemText(problem)}
        </p>
      ) : (
        props.children
      )}
    </>
  );
}

function problemText(problem: CameraProblem): string {
  switch (problem) {
    case 'refused':
      return t('The camera is not allowed. Allow it for this page in the browser, or use a file.');
    case 'absent':
      return t('This computer has no camera. Use a file.');
    case 'busy':
      return t('Another program holds the camera. Close it and open this again, or use a file.');
    case 'insecure':
      return t('The browser gives the camera to pages opened by https only. Use a file.');
    case 'reader':
      return t('The code reader does not start. Load the page again, or use a file.');
  }
}
