/** What our own k6 knows beside k6's modules (loadtests/generator/line). */
declare module "k6/x/madang" {
  /** Bytes a second, and milliseconds there and back. */
  interface Line {
    readonly download: number;
    readonly upload: number;
    readonly roundTrip: number;
  }

  /** What this virtual user asks for from now on travels over a line; without one, directly. */
  export function overLine(line: Line | undefined): void;
}
