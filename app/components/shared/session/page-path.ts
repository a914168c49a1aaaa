/** Passes the page's path to layouts, which don't receive it. proxy.ts always sets it, overriding any value from the browser. */
export const PAGE_PATH_HEADER = 'x-page-path';
