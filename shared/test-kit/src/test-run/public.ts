export { LongFirst } from "./long-first.ts";
export { testsThatStartNothing } from "./starts-nothing.ts";
