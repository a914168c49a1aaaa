import { z } from 'zod';

/** `openssl rand -base64 32` makes one. Without a comma, so that it can become one of several old ones. */
const secret = z
  .string()
  .trim()
  .min(32)
  .regex(/^[^,]*$/u, 'without a comma');

const envSchema = z.object({
  DATABASE_URL: z.string().min(1),
  HAIZEN_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** Tokens are kept sealed with a key made of it; sessions are signed with another. */
  HAIZEN_SECRET: secret,
  /** Earlier ones, with commas between: what was sealed with them still opens, and is sealed anew at the next start. */
  HAIZEN_OLD_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .transform((all) => all.filter((one) => one !== ''))
    .pipe(z.array(secret)),
  /** Internal tools send it as `Authorization: Bearer`. */
  HAIZEN_API_KEY: z.string().min(16).optional(),
  /** Shown on the page as the worker's name. */
  HAIZEN_WORKER_NAME: z.string().min(1).max(60).optional(),
  /** Requests in flight to one host at most, of all chains of this process together. */
  HAIZEN_HOST_LIMIT: z.coerce.number().int().min(1).max(1_000).default(32),
  /** A shop that takes longer is given up. */
  HAIZEN_SHOP_DEADLINE_SECONDS: z.coerce.number().int().min(10).max(3_600).default(300),
  /** 1: upstreams may be in the company's own network, and without TLS. */
  HAIZEN_ALLOW_PRIVATE_UPSTREAMS: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  HAIZEN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Where a worker, which serves no page, serves its metrics: http://127.0.0.1:{port}/metrics. Absent: nowhere. */
  HAIZEN_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** Where the trial's simulators are steered; absent outside the trial. */
  HAIZEN_TRIAL_POS_URL: z.url().optional(),
  HAIZEN_TRIAL_ORDERING_URL: z.url().optional(),
});

export type Env = z.infer<typeof envSchema>;

/** Reads the process's settings; throws one sentence that names what is wrong. An empty variable counts as absent. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = envSchema.safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
  throw new Error(`These settings can't be used: ${wrong.join(', ')}.`);
}
