import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A module of ours and all it imports, as one script that a page runs as `corridor`. `file`: beside this one, or `../…`. */
export async function scriptByHand(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL(file, import.meta.url)),
        formats: ['iife'],
        name: 'corridor',
      },
    },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output[0].code;
}
