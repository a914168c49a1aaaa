import { resolve } from 'node:path';
import { z } from 'zod';
import { databaseUrlSchema, type Env, readEnv } from '#lib/process/env.ts';
import { SECRET_MIN_CHARACTERS } from '#lib/vault/derive-key.ts';
import { inProject } from './paths.ts';
import { Problem, reasonOf } from './problem.ts';

/** Variables that only the launcher reads; the others are in lib/process/env.ts. */
const variables = z.object({
  PORT: z.coerce
    .number('PORT must be a number between 1 and 65535')
    .int('PORT must be a whole number')
    .min(1, 'PORT must be between 1 and 65535')
    .max(65_535, 'PORT must be between 1 and 65535')
    .default(3000),
  HAIZEN_HOST: z
    .union(
      [z.ipv4(), z.ipv6(), z.literal('localhost')],
      'HAIZEN_HOST must be an IP address of this machine, or 0.0.0.0',
    )
    .default('127.0.0.1'),
  HAIZEN_DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrlSchema.optional(),
});

export type Role = Env['HAIZEN_ROLE'];

export type LaunchSettings = {
  /** The address that the web server listens on. */
  host: string;
  port: number;
  /** Absolute; holds the embedded Postgres and the simulators' state. */
  dataFolder: string;
  role: Role;
  /** Undefined: use an embedded Postgres, the simulators and the trial chain. */
  databaseUrl: string | undefined;
  /** Undefined: use the trial's own, from the data folder. Always set if `databaseUrl` is. */
  secret: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws a `Problem` that names an invalid variable; an empty variable counts as not set. */
export function readSettings(environment: Environment): LaunchSettings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== '' && value !== undefined),
  );
  const { success, data, error } = variables.safeParse(given);
  if (!success) throw new Problem(`${error.issues.map((issue) => issue.message).join('; ')}.`);
  if (data.DATABASE_URL !== undefined && given.HAIZEN_SECRET === undefined) {
    throw new Problem(
      'HAIZEN_SECRET must be set if DATABASE_URL is, because saved tokens are encrypted with it: generate one with openssl rand -base64 32, use the same for all processes, and keep it safe.',
    );
  }
  const { HAIZEN_ROLE } = readProductSettings(given);
  return {
    host: data.HAIZEN_HOST,
    port: data.PORT,
    dataFolder: resolve(inProject(), data.HAIZEN_DATA_DIR),
    role: HAIZEN_ROLE,
    databaseUrl: data.DATABASE_URL,
    secret: given.HAIZEN_SECRET,
  };
}

/** Placeholders for values that a later step determines. */
const LATER = { DATABASE_URL: 'postgresql://embedded', HAIZEN_SECRET: 'x'.repeat(SECRET_MIN_CHARACTERS) };

/** Also validated here, to report mistakes before anything is started. */
function readProductSettings(given: Environment): Env {
  try {
    return readEnv({ ...LATER, ...given });
  } catch (error) {
    throw new Problem(reasonOf(error));
  }
}
