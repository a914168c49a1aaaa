import { pino, stdSerializers, type Logger } from 'pino';
import { createSecrets } from './secrets.ts';

export type { Logger };

/** A process's log, and the redaction of secrets in it. */
export type Logging = {
  readonly log: Logger;
  /** Redacts these values in all later lines, wherever they occur: messages, causes, URLs. */
  readonly hide: (...secrets: readonly (string | null | undefined)[]) => void;
};

type LoggingOptions = {
  /** Receives each line; defaults to standard output. */
  readonly write?: (line: string) => void;
};

/** Fields that are always redacted, by their name. */
const SECRET_FIELDS = [
  'accessToken',
  'token',
  'authorization',
  'password',
  'apiKey',
  'posAccessToken',
  'orderingToken',
  'signatureKey',
  'webhookKey',
];

/** One JSON line per event. No log call should contain a token; as a safeguard, the finished line is redacted. */
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
