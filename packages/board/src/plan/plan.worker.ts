import { planner } from './real.ts';
import { createRoom, type ToRoom } from './room.ts';

const room = createRoom({
  planner,
  tell: (what) => postMessage(what),
  elapsed: () => performance.now(),
  breathe: (act) => setTimeout(act, 0),
});
addEventListener('message', ({ data }: MessageEvent<ToRoom>) => room(data));
