/** What the simulation checks: the invariants of docs/design.md, by number. */
export type Violation = { readonly invariant: string; readonly what: string };

export type Violations = {
  readonly all: readonly Violation[];
  /** Records a violation if the claim does not hold. */
  claim(holds: boolean, invariant: string, what: () => string): void;
};

export function createViolations(): Violations {
  const all: Violation[] = [];
  return {
    all,
    claim(holds, invariant, what) {
      if (!holds) all.push({ invariant, what: what() });
    },
  };
}
