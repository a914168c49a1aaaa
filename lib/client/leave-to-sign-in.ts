import { signInPath } from './next-path.ts';

/** What the session's end got in the way of: `acting` was not done, and has to be done again. */
export const ENDED_WHILE = ['looking', 'acting'] as const;
export type EndedWhile = (typeof ENDED_WHILE)[number];

let leaving = false;

/** Leads to the sign-in page, and from there back here. However many requests find the session ended: once. */
export function leaveToSignIn(ended: EndedWhile): void {
  if (leaving) return;
  leaving = true;
  // Whoever comes back by the browser's own button finds the page as it was left.
  window.addEventListener('pageshow', () => (leaving = false), { once: true });
  const { pathname, search, hash } = window.location;
  window.location.assign(signInPath(`${pathname}${search}${hash}`, { ended }));
}
