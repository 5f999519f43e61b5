/** The status of a problem, its title, and what a person is told: what is in the way, and what to do now. */
export interface Explanation<O> {
  readonly status: number;
  readonly title: string;
  readonly sentence: (obstacle: O) => string;
}

/** One that says the same whatever it was. */
export const says = <O>(status: number, title: string, sentence: string): Explanation<O> => ({
  status,
  title,
  sentence: () => sentence,
});
