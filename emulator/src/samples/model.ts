/** A sample: the login that an action is run against. */
// The full model is written with the triggers; every part is optional and falls back to the bundled rich human.
export interface Sample {
  readonly name?: string;
}
