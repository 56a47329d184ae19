/** Spec bugs whose notes may go with one snapshot. */
export const MOST_SPEC_BUGS = 100;
