// Preloaded into the web server: Next.js answers 500 where an escape in a path can't be undone (`/api/chains/%E0%A4%A`), and to
// a method that `Request` refuses. So such escapes are taken for the letters that they are, which name nothing, and TRACE
// is told what may be asked.
import { subscribe } from 'node:diagnostics_channel';

/** A request's target whose path can be decoded. */
export function readableTarget(target) {
  const end = target.search(/[?#]/u);
  const path = end === -1 ? target : target.slice(0, end);
  try {
    decodeURIComponent(path);
    return target;
  } catch {
    return `${path.replaceAll('%', '%25')}${target.slice(path.length)}`;
  }
}

subscribe('http.server.request.start', ({ request }) => {
  request.url = readableTarget(request.url);
  if (request.method === 'TRACE') request.method = 'OPTIONS';
});
