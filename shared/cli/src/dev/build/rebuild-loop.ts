/** One build at a time; what changes meanwhile is built once more afterwards. */
export class RebuildLoop {
  readonly #build: () => Promise<void>;
  #running: Promise<void> | undefined;
  #again = false;
  #ended = false;

  constructor(build: () => Promise<void>) {
    this.#build = build;
  }

  /** Resolves when what is there now has been built. */
  request(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Resolves when the build that runs has ended; there is none after. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#ended) {
      this.#again = false;
      await this.#build();
    }
    this.#running = undefined;
  }
}
