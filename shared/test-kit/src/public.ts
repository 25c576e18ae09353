export { freePort } from "@madang/embedded-postgres";
export { accessibilityViolations } from "./accessibility.ts";
export {
  chromiumPath,
  launchChromium,
  newDocument,
  openWatchedPage,
  withoutScripts,
  type WatchedPage,
} from "./chromium.ts";
export { httpVisitor, type Answer, type HttpVisitor, type Sent } from "./http-visitor.ts";
export { accessibility, focusRings, print, reflow, structure, type Examination } from "./page-findings.ts";
export { testKitErrors } from "./errors.ts";
export { FrozenNetwork } from "./frozen-network.ts";
export { createPortalState, type PortalState } from "./portal-state.ts";
export { startPortal, type Portal, type PortalOptions } from "./portal.ts";
export { sendRaw, type RawAnswer } from "./raw-http.ts";
export { startRedis, type TestRedis } from "./redis.ts";
export { startService, type ServiceOptions, type ServiceProcess } from "./service-process.ts";
export { workspaceRoot } from "./workspace-root.ts";
