/** Called by Next.js at server start, sometimes more than once; `startInBackground` runs only once per process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startInBackground } = await import('#lib/process/background.ts');
  await startInBackground();
}
