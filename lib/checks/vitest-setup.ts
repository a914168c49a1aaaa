import { generateClient } from '#lib/launch/generate-client.ts';
import { startTestServer } from './test-database.ts';

/** Vitest's global setup; returns the teardown. */
export async function setup(): Promise<() => Promise<void>> {
  await generateClient();
  const server = await startTestServer();
  Object.assign(process.env, server.env);
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}
