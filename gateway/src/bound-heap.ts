import { setFlagsFromString } from "node:v8";

/**
 * V8 lets what is garbage grow to several times of what lives before it looks for it: on a machine with much memory a full cache of 64 MB whose
 * answers come and go made a process of 500 MB. In percent of what lives.
 */
const growth = 30;

/**
 * Called first of all by each process of a gateway. The space of young objects has a size that V8 takes from the command line alone: `npm start` and
 * `npm run gateway` set NODE_OPTIONS=--max-semi-space-size=8 (docs/operations.md). V8's own mode for little memory is no way: its young space of a megabyte
 * doubled the CPU of a request that is passed on (bench, scenarios `pass` and `memory`).
 */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
