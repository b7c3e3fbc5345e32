/**
 * Every way the hub says no. `message` says what is wrong, `hint` what to do next; the code is for
 * programs and never changes its meaning. The table stands in `docs/protocol.md`, section 6.
 */
const statusByCode = {
  'bad-request': 400,
  'no-session': 401,
  'not-enrolled': 403,
  revoked: 403,
  'not-allowed': 403,
  'wrong-host': 403,
  'wrong-origin': 403,
  'no-such-operation': 404,
  'not-found': 404,
  exists: 409,
  used: 410,
  'too-large': 413,
  'too-many': 429,
  'hub-fault': 500,
  'no-space': 507,
} as const;

export type RefusalCode = keyof typeof statusByCode;

/** Thrown by a handler to end its request; the HTTP shell turns it into the answer. Nothing else catches it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly hint: string;
  /** Fields beside the three, as the device lines that a revoked device still gets. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    code: RefusalCode,
    message: string,
    hint: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.more = more;
  }
}

export const refusalToResponse = ({ code, message, hint, more }: Refusal): Response =>
  Response.json({ error: code, message, hint, ...more }, { status: statusByCode[code] });
