/** So many processes may die over one target, with no menu settled in between, before it is given up. */
export const MOST_DEATHS = 2;

/** What the conductor before left behind. */
export type Inherited = {
  /** A process died while the categories were read: until they have been read, they are suspect. */
  readonly categoriesSuspect: boolean;
  /** A target has reached `MOST_DEATHS`. */
  readonly condemned: boolean;
};
