export { exampleStatement } from "./example-release.ts";
export { startObjectStore, type ObjectStore } from "./object-store/start-object-store.ts";
