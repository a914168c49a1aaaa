/** A target fails after this many process deaths, if no menu was settled in between. */
export const MOST_DEATHS = 2;

/** What the previous conductor left behind. */
export type Inherited = {
  /** A process died during a category read: the categories are suspect until they have been read. */
  readonly categoriesSuspect: boolean;
  /** A target has reached `MOST_DEATHS`. */
  readonly condemned: boolean;
};
