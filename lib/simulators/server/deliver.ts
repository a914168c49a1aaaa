import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';

const DRIP_PIECES = 20;

/** Sends an answer unchanged. */
export function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body ?? '', 'utf8');
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(body);
}

/** Sends an answer as modified by the fault. Resolves when nothing more will be sent. */
export async function sendSpoiled(
  response: ServerResponse,
  { answer, fault, signal }: { answer: Answer; fault: Fault; signal: AbortSignal },
): Promise<void> {
  switch (fault.kind) {
    case 'timeout':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half-body':
      return sendHalf(response, answer, fault.ending ?? 'cut');
    case 'drip':
      return sendSlowly(response, { answer, durationMs: fault.durationMs, signal });
    default:
      return send(response, spoiled(answer, fault));
  }
}

/** Replaces the body, for faults that leave the connection intact. */
function spoiled(answer: Answer, fault: Fault): Answer {
  const body = answer.body ?? '';
  switch (fault.kind) {
    case 'html':
      return {
        ...answer,
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Maintenance</title><p>ただいまメンテナンス中です。</p>',
      };
    case 'empty':
      return { ...answer, status: 200, headers: {}, body: '' };
    case 'currency':
      return { ...answer, body: body.replace(/"currency":"[A-Z]{3}"/g, `"currency":"${fault.currency}"`) };
    case 'rewrite':
      return { ...answer, body: body.replaceAll(fault.find, () => fault.replace) };
    case 'answer':
      return { ...answer, status: fault.status, headers: fault.headers ?? {}, body: fault.body };
    default:
      return answer;
  }
}

function sendHalf(response: ServerResponse, answer: Answer, ending: 'cut' | 'clean'): void {
  const body = Buffer.from(answer.body ?? '', 'utf8');
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (ending === 'clean') {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': half.length });
    response.end(half);
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.write(half, () => response.destroy());
}

async function sendSlowly(
  response: ServerResponse,
  { answer, durationMs, signal }: { answer: Answer; durationMs: number; signal: AbortSignal },
): Promise<void> {
  const body = Buffer.from(answer.body ?? '', 'utf8');
  const pieceBytes = Math.max(1, Math.ceil(body.length / DRIP_PIECES));
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  for (let at = 0; at < body.length && !response.destroyed; at += pieceBytes) {
    await sleep(durationMs / DRIP_PIECES, undefined, { signal });
    response.write(body.subarray(at, at + pieceBytes));
  }
  response.end();
}
