/** Sleep that can be ended. A ring that comes before the sleep ends the next one at once. */
export class Alarm {
  #rang = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rang = true;
    this.#wake?.();
  }

  /** Resolves after so many milliseconds, or when it rings: true then. A process that ends does not wait for it. */
  async sleep(milliseconds: number): Promise<boolean> {
    if (!this.#rang)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds).unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const rang = this.#rang;
    this.#rang = false;
    this.#wake = undefined;
    return rang;
  }
}
