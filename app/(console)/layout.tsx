import type { ReactNode } from 'react';
import { sessionHere } from '#app/components/shared/session/session-here.ts';
import { Shell } from '#app/components/shell/shell.tsx';
import { isTrial } from '#lib/process/routes.ts';

/** Renders nothing of the console without a session. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Shell session={await sessionHere()} trial={await isTrial()}>
      {children}
    </Shell>
  );
}
