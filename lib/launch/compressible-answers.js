// Preloaded into the web server: Next.js writes the type of a route handler's answer as a list of one, which its own
// compression does not take for a type, so that answers of the API go out as long as they are
// (https://github.com/vercel/next.js/issues/98007). Those that `lib/http/incoming/answer.ts` marks are long enough for it to pay.
import { subscribe } from 'node:diagnostics_channel';

/** As Next.js writes the names of a route's headers: in lower case. */
const MARK = 'worth-compressing';

subscribe('http.server.request.start', ({ response }) => {
  const setHeader = response.setHeader;
  response.setHeader = (name, value) => {
    if (name !== MARK) return setHeader.call(response, name, value);
    const [type] = [response.getHeader('content-type')].flat();
    return type === undefined ? response : setHeader.call(response, 'content-type', type);
  };
});
