/** Tells a layout, which is not told otherwise, for which page it is drawn. Set by proxy.ts, whatever a browser sent. */
export const PAGE_PATH_HEADER = 'x-page-path';
