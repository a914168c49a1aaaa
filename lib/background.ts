import { closeOnSignal } from './process-signals.ts';
import { haizen } from './server.ts';

const shared = globalThis as typeof globalThis & { haizenInBackground?: boolean };

/** Opens the process's Haizen before the first request, and hands its work back when the process is asked to leave. */
export async function startInBackground(): Promise<void> {
  if (shared.haizenInBackground) return;
  shared.haizenInBackground = true;
  closeOnSignal(async () => {
    const { close } = await haizen();
    await close();
  });
  const { welcome } = await haizen();
  await welcome();
}
