/** Sleep that can be ended. A ring that comes before the sleep ends the next one at once. */
export class Alarm {
  #rang = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rang = true;
    this.#wake?.();
  }

  /** What rang so far has been heard. */
  reset(): void {
    this.#rang = false;
  }

  /** Resolves after so many milliseconds, or when it rings. A process that ends does not wait for it. */
  async sleep(milliseconds: number): Promise<void> {
    if (this.#rang) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, milliseconds)).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
