/** The founder's 32 bytes as 24 words, in the list that the command line reads back. Loaded only for the sheet. */
export async function seedToWords(seed: Uint8Array): Promise<readonly string[]> {
  const [{ entropyToMnemonic }, { wordlist }] = await Promise.all([
    import('@scure/bip39'),
    import('@scure/bip39/wordlists/english.js'),
  ]);
  return entropyToMnemonic(seed, wordlist).split(' ');
}
