/** A call that failed: what is wrong and what to do next, as the hub said it or as this screen knows it. */
export interface CallFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & CallFault);

const offline: CallFault = {
  code: 'offline',
  message: 'The hub cannot be reached.',
  hint: 'Check that the laptop that runs the hub is on and on the same network, then try again.',
};

async function faultOf(response: Response): Promise<CallFault> {
  const told: unknown = await response.json().catch(() => null);
  if (typeof told === 'object' && told !== null && 'error' in told) {
    const { error, message, hint } = told as Record<string, unknown>;
    return { code: String(error), message: String(message ?? ''), hint: String(hint ?? '') };
  }
  return { ...offline, code: 'bad-answer', message: `The hub answered ${response.status}.` };
}

/** Answers the JSON of a call, or why there is none. Never rejects. */
export async function toCalled<T>(calling: Promise<Response>): Promise<Called<T>> {
  try {
    const response = await calling;
    if (!response.ok) return { ok: false, ...(await faultOf(response)) };
    return { ok: true, value: (await response.json()) as T };
  } catch (fault) {
    // The hub's client throws its faults as values of the same shape.
    if (typeof fault === 'object' && fault !== null && 'hint' in fault && 'message' in fault) {
      const { code, message, hint } = fault as Record<string, unknown>;
      return { ok: false, code: String(code), message: String(message), hint: String(hint) };
    }
    return { ok: false, ...offline };
  }
}

export const postJson = (
  fetch: typeof globalThis.fetch,
  url: string,
  body: unknown,
  token?: string,
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
