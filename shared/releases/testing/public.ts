export { exampleStatement } from "./example-release.ts";
