import { createRoom, type ToRoom } from './room.ts';

const room = createRoom({
  tell: (what) => postMessage(what),
  elapsed: () => performance.now(),
});
addEventListener('message', ({ data }: MessageEvent<ToRoom>) => room(data));
