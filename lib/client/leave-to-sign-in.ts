import { signInPath } from './next-path.ts';

/** What the user was doing when the session ended. `acting` means the action was not carried out and must be repeated. */
export const ENDED_WHILE = ['looking', 'acting'] as const;
export type EndedWhile = (typeof ENDED_WHILE)[number];

let leaving = false;

/** Redirects to the sign-in page and back. Only once, even if many requests find the session ended. */
export function leaveToSignIn(ended: EndedWhile): void {
  if (leaving) return;
  leaving = true;
  // Returning with the browser's back button restores the page.
  window.addEventListener('pageshow', () => (leaving = false), { once: true });
  const { pathname, search, hash } = window.location;
  window.location.assign(signInPath(`${pathname}${search}${hash}`, { ended }));
}
