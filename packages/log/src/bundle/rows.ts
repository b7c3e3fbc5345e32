import { maxLineBytes } from '../line/limits.ts';

/** Characters of the first line: the vectors of a thousand devices with room to spare. */
const maxHeader = 4 * 1024 * 1024;

/** Lines of text from bytes; ends early, with `tooLong`, at a line that cannot be one of ours. */
export async function* bytesToRows<End>(
  bytes: AsyncGenerator<Uint8Array, End>,
): AsyncGenerator<string, End | 'too-long'> {
  const decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  for (;;) {
    const { value, done } = await bytes.next();
    // A last line without its newline is cut; it is not taken for a line.
    if (done) return value;
    rest += decoder.decode(value, { stream: true });
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      yield rest.slice(from, end);
      isFirst = false;
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > (isFirst ? maxHeader : maxLineBytes)) {
      await bytes.return(undefined as End);
      return 'too-long';
    }
  }
}
