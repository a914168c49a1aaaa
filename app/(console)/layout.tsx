import type { ReactNode } from 'react';
import { isTrial } from '#lib/process/routes.ts';
import { sessionHere } from '#app/components/shared/session/session-here.ts';
import { Shell } from '#app/components/shell/shell.tsx';

/** Renders nothing of the console without a session. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Shell session={await sessionHere()} trial={await isTrial()}>
      {children}
    </Shell>
  );
}
