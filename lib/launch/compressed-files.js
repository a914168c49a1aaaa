// Preloaded into the web server: Next.js compresses a script or style sheet anew for each visitor. Where `compress-files.ts` has
// laid a compressed one beside it, that one is sent.
import { subscribe } from 'node:diagnostics_channel';
import { globSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PREFIX = '/_next/static/';
const TYPES = { '.css': 'text/css; charset=UTF-8', '.js': 'application/javascript; charset=UTF-8' };
/** By preference: Brotli's are smaller. */
const ENCODINGS = { br: '.br', gzip: '.gz' };

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.next', 'static');
const present = new Set(globSync('**/*.{br,gz}', { cwd: folder }).map((name) => PREFIX + name.replaceAll('\\', '/')));

/** What is sent in place of the file at `url`: null where nothing compressed is there that the caller takes. */
export function compressedFile({ url, accepted, files }) {
  if (!url.startsWith(PREFIX)) return null;
  const type = TYPES[extname(url)];
  if (type === undefined) return null;
  // One with a weight (`gzip;q=0`) is left to Next.js, which reads weights.
  const codings = accepted.split(',').map((coding) => coding.trim());
  for (const [encoding, ending] of Object.entries(ENCODINGS)) {
    if (codings.includes(encoding) && files.has(url + ending)) return { url: url + ending, type, encoding };
  }
  return null;
}

subscribe('http.server.request.start', ({ request, response }) => {
  const accepted = request.headers['accept-encoding'] ?? '';
  const file = compressedFile({ url: request.url, accepted, files: present });
  if (file === null) return;
  request.url = file.url;
  response.setHeader('content-type', file.type);
  response.setHeader('content-encoding', file.encoding);
  response.setHeader('vary', 'accept-encoding');
});
