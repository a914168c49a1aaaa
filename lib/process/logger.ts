import { pino, stdSerializers, type Logger } from 'pino';
import { createSecrets } from './secrets.ts';

export type { Logger };

/** A process's log, and what must never be in it. */
export type Logging = {
  readonly log: Logger;
  /** From now on these appear in no line, wherever in it they might: in a message, a cause, a URL. */
  readonly hide: (...secrets: readonly (string | null | undefined)[]) => void;
};

type LoggingOptions = {
  /** Where each line goes; the standard output where absent. */
  readonly write?: (line: string) => void;
};

/** Fields whose value is a secret by their name, known or not. */
const SECRET_FIELDS = [
  'accessToken',
  'token',
  'authorization',
  'password',
  'apiKey',
  'posAccessToken',
  'orderingToken',
];

/** One JSON line per event. Tokens never reach a log call; should one all the same, it is blacked out in the finished line. */
export function createLogging(level: string, { write }: LoggingOptions = {}): Logging {
  const secrets = createSecrets();
  const options = {
    level,
    base: null,
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    serializers: { err: stdSerializers.errWithCause },
    hooks: { streamWrite: secrets.blackOut },
  };
  return { log: write ? pino(options, { write }) : pino(options), hide: secrets.add };
}
