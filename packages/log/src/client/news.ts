import { type HttpParts, request } from './http.ts';

/** A hub says at least every 20 s that it is alive; after this long without a word the line is dead. */
const SILENCE = 65_000;

/** `refused`: the hub knows our session no longer; `never`: something between swallows such streams. */
export type NewsEnd = 'ended' | 'refused' | 'never';

/**
 * Reads the hub's event stream until it ends; calls `onNews` for each. With fetch, since the browser's own
 * reader of such streams cannot send the session token. Answers how it ended.
 */
export const listen = async (
  { timer, ...http }: HttpParts,
  token: string,
  onNews: () => void,
  signal: AbortSignal,
): Promise<NewsEnd> => {
  const asked = await request({ timer, ...http }, '/api/news', {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
  });
  if (!asked.ok) return 'never';
  const { response, done } = asked.value;
  done();
  const reader = response.ok ? response.body?.getReader() : undefined;
  if (!reader) return response.status === 401 || response.status === 403 ? 'refused' : 'never';
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
      if (isOver) return 'ended';
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      if (blocks.some((block) => /^event: ?news$/m.test(block))) onNews();
    }
  } catch {
    return 'ended';
  } finally {
    signal.removeEventListener('abort', end);
  }
};
