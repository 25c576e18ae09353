export { buildBrowserRuntime } from "./build-browser-runtime.ts";
export { buildWorkspace, type BuildResult } from "./build-workspace.ts";
export { buildErrors } from "./errors.ts";
export { contentHash, integrityOf } from "./integrity.ts";
export { readModuleManifest } from "./read-module-manifest.ts";
