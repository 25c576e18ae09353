const mostShapes = 4;

/**
 * The ways in which answers of this site were seen to vary, latest first. They are few and the same for many keys, so that naming them at
 * once nearly always saves the question which ones a key has.
 */
export class ShapeMemory {
  readonly #shapes = ["v"];

  get shapes(): readonly string[] {
    return this.#shapes;
  }

  saw(shape: string): void {
    const at = this.#shapes.indexOf(shape);
    if (at === 0) return;
    if (at !== -1) this.#shapes.splice(at, 1);
    this.#shapes.unshift(shape);
    if (this.#shapes.length > mostShapes) this.#shapes.pop();
  }
}
