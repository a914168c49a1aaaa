// Preloaded into the web server: what every answer carries, whoever gives it, and which requests Next.js doesn't see.
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { transportPolicy } from '../http/incoming/content-policy.ts';
import { isPlainHead } from '../http/incoming/request-head.ts';

const transport = transportPolicy(process.env.HAIZEN_URL);

/** True where the request was answered here. */
function answerHere(request: IncomingMessage, response: ServerResponse): boolean {
  // next.config.js could send it too, but knows HAIZEN_URL as it was when the product was built.
  if (transport !== undefined) response.setHeader('Strict-Transport-Security', transport);
  if (isPlainHead(request)) return false;
  void refuse(request, response);
  return true;
}

/** Its sentences are loaded by the first one: hardly any installation ever needs them here. */
async function refuse(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { badRequest } = await import('../http/incoming/bad-request.ts');
  const answer = badRequest(request.headers['accept-language']);
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), Connection: 'close' });
  response.end(await answer.text());
}

const { emit } = Server.prototype;

/** Before any listener: Next.js' own is added by itself. */
Server.prototype.emit = function guarded(this: Server, event: string, ...given: unknown[]): boolean {
  if (event === 'request') {
    const [request, response] = given as [IncomingMessage, ServerResponse];
    if (answerHere(request, response)) return true;
  }
  if (event === 'upgrade') {
    const [request, socket] = given as [IncomingMessage, Duplex];
    if (!isPlainHead(request)) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return true;
    }
  }
  return Reflect.apply(emit, this, [event, ...given]) as boolean;
};
