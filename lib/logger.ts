import { pino, stdSerializers, type Logger } from 'pino';

export type { Logger };

/** One JSON line per event. Tokens never reach a log call; should one be part of an object, its field is blacked out. */
export function createLogger(level: string): Logger {
  const secrets = ['accessToken', 'token', 'authorization', 'posAccessToken', 'orderingToken'];
  return pino({
    level,
    base: null,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    serializers: { err: stdSerializers.errWithCause },
  });
}
