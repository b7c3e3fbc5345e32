// TEMPORARY shape until log has sealing.
export interface Sealing {
  readonly identity: string;
  readonly recipient: string;
}

import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
export async function makeSealing(): Promise<Sealing> {
  return sealingOf(await generateX25519Identity());
}
export async function sealingOf(identity: string): Promise<Sealing> {
  return { identity, recipient: await identityToRecipient(identity) };
}
export async function openSealed(
  text: string,
  sealings: readonly Sealing[],
): Promise<readonly string[] | null> {
  const d = new Decrypter();
  for (const s of sealings) d.addIdentity(s.identity);
  try {
    return (await d.decrypt(Buffer.from(text, 'base64'), 'text')).split('\n').filter(Boolean);
  } catch {
    return null;
  }
}
