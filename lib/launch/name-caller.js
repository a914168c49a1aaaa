// Preloaded into the web server: whoever is at the other end of the connection stands last in `X-Forwarded-For`, as a
// proxy would write it. Next.js names the caller only where the header is missing, so that anybody could write another's address.
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', ({ request }) => {
  const given = request.headers['x-forwarded-for'];
  const caller = request.socket.remoteAddress ?? 'unknown';
  request.headers['x-forwarded-for'] = given ? `${given}, ${caller}` : caller;
});
