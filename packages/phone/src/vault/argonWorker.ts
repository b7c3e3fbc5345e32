import { type ArgonAsk, argon } from './argon.ts';

// The memory that Argon2 filled is never cleared by itself: this thread is ended after its one answer, and its memory with it.
addEventListener('message', ({ data }: MessageEvent<ArgonAsk>) => {
  argon(data).then(
    (hash) => postMessage({ hash }),
    (problem) => postMessage({ problem: String(problem) }),
  );
});
postMessage({ isReady: true });
