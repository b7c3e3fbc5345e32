/**
 * The token of a join link, of `#join=…` alone, or of the bare token as somebody typed it. Whatever a
 * messenger put around it is ignored. `null`: there is none in it.
 */
export function textToToken(text: string): string | null {
  const inLink = /[#&?]join=([A-Za-z0-9_.-]{8,})/.exec(text);
  if (inLink?.[1]) return inLink[1];
  const bare = text.trim();
  return /^[A-Za-z0-9_.-]{16,}$/.test(bare) ? bare : null;
}

/** The hub a pasted link leads to, if it names one: scheme, host and port. */
export function textToHub(text: string): string | null {
  const address = /https?:\/\/[^\s#]+/.exec(text)?.[0];
  return address === undefined ? null : (URL.parse(address)?.origin ?? null);
}
