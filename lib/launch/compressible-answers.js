// Preloaded into the web server: Next.js writes the type of a route handler's answer as a list of one, which its own
// compression does not take for a type, so that answers of the API go out as long as they are
// (https://github.com/vercel/next.js/issues/98007); and it leaves out what a handler says of its answer's encoding. Those that
// `lib/http/incoming/answer.ts` marks are long enough for it to pay, or are compressed already.
import { subscribe } from 'node:diagnostics_channel';

/** As Next.js writes the names of a route's headers: in lower case, and in their order, so that the type is there already. */
const MARK = 'x-compression';

subscribe('http.server.request.start', ({ response }) => {
  const setHeader = response.setHeader;
  response.setHeader = (name, value) => {
    if (name !== MARK) return setHeader.call(response, name, value);
    if ([value].flat()[0] === 'done') return setHeader.call(response, 'content-encoding', 'gzip');
    const [type] = [response.getHeader('content-type')].flat();
    return type === undefined ? response : setHeader.call(response, 'content-type', type);
  };
});
