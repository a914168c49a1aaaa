import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { freePort } from '#lib/launch/free-port.ts';
import { Problem } from '#lib/launch/problem.ts';

/** `id` names the database's folder if it is outside the data folder: a new data folder then gets a new database, too. */
const settingsSchema = z.object({ id: z.string().min(1), port: z.int(), password: z.string().min(1) });

export type PostgresSettings = z.infer<typeof settingsSchema>;

/** Id, port and password of an embedded Postgres, generated on first use and stored in a file that only its owner can read. */
export async function postgresSettings(path: string): Promise<PostgresSettings> {
  const saved = await readSettings(path);
  if (saved) return saved;
  const settings = { id: randomUUID(), port: await freePort(), password: randomBytes(24).toString('base64url') };
  try {
    await writeFile(path, JSON.stringify(settings), { mode: 0o600, flag: 'wx' });
    return settings;
  } catch (cause) {
    const others = await readSettings(path);
    if (others) return others;
    throw cause;
  }
}

export async function readSettings(path: string): Promise<PostgresSettings | undefined> {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) return undefined;
  const parsed = settingsSchema.safeParse(parseJson(content));
  if (parsed.success) return parsed.data;
  throw new Problem(
    `${path} is damaged. It holds the password of the database in the same folder: restore it, or remove the folder to start from scratch.`,
  );
}

export async function rememberPort(path: string, settings: PostgresSettings, port: number): Promise<void> {
  if (settings.port !== port) await writeFile(path, JSON.stringify({ ...settings, port }), { mode: 0o600 });
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
