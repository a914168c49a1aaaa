/** Called by Next.js as the server starts, more than once at times: `haizen` opens one for the process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startInBackground } = await import('#lib/process/background.ts');
  await startInBackground();
}
