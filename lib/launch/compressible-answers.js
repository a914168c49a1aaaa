// Preloaded into the web server: Next.js writes the type of a route handler's answer as a list of one, which its own
// compression does not take for a type, so that answers of the API would go out as long as they are
// (https://github.com/vercel/next.js/issues/98007).
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', ({ response }) => {
  const setHeader = response.setHeader;
  response.setHeader = (name, value) => {
    const isOneType = name.toLowerCase() === 'content-type' && Array.isArray(value) && value.length === 1;
    return setHeader.call(response, name, isOneType ? value[0] : value);
  };
});
