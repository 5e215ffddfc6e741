/**
 * Writes beside each text file below a folder what the server gives to browsers that take Brotli or gzip, as small as it can be made.
 * Only for files that are the same for everybody: an answer with something secret in it tells of it by its length once it is compressed.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** By the ending under which `@fastify/static` looks for it. */
const ways: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Source maps are asked for by nobody but developers, and would take longer than all the rest. */
const texts = /\.(?:js|css|html|svg|json)$/;

/** What does not become smaller stays alone. */
export async function compressFiles(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files.filter((file) => texts.test(file)).map((file) => compress(join(folder, file))),
  );
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  for (const [ending, way] of Object.entries(ways)) {
    const smaller = await way(bytes);
    if (smaller.length < bytes.length) await writeFile(`${file}${ending}`, smaller);
  }
}
