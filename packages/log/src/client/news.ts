import { type HttpParts, request } from './http.ts';

/** A hub says at least every 20 s that it is alive; after this long without a word the line is dead. */
const SILENCE = 65_000;

/**
 * Reads the hub's event stream until it ends; calls `onNews` for each. With fetch, since the browser's own
 * reader of such streams cannot send the session token. Answers false if it never opened.
 */
export const listen = async (
  { timer, ...http }: HttpParts,
  token: string,
  onNews: () => void,
  signal: AbortSignal,
): Promise<boolean> => {
  const asked = await request({ timer, ...http }, '/api/news', {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
  });
  if (!asked.ok) return false;
  const { response, done } = asked.value;
  done();
  const reader = response.ok ? response.body?.getReader() : undefined;
  if (!reader) return false;
  const end = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const stopWaiting = timer.after(SILENCE, end);
      const { done: isOver, value } = await reader.read();
      stopWaiting();
      if (isOver) return true;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      if (blocks.some((block) => /^event: ?news$/m.test(block))) onNews();
    }
  } catch {
    return true;
  } finally {
    signal.removeEventListener('abort', end);
  }
};
