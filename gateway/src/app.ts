import { redirectTo, type Answer } from "./answer/answer.ts";
import { answerOptions, refuseOtherMethods } from "./answer/methods.ts";
import { answerApi } from "./api/answer-api.ts";
import { enterPreview, leavePreview, previewLeavePath, previewPath } from "./channels/answer-preview.ts";
import { chooseTable, type Asked } from "./channels/choose-table.ts";
import type { Gateway } from "./gateway.ts";
import { refusePrefetch } from "./answer/prefetch.ts";
import { answerPage } from "./pages/answer-page.ts";
import { askedPage, type PageAddress } from "./pages/page-visit.ts";
import { answerPreferences, preferencesAllow } from "./preferences/answer-preferences.ts";
import { refuseCrossSite } from "./protect/cross-site.ts";
import { refuseLargeHead } from "./protect/head-limits.ts";
import { limitRequests, limitStage } from "./protect/rate-limit/limit-stage.ts";
import { refuseForeignHost } from "./request/foreign-host.ts";
import { readAddress, type Address, type ApiAddress, type AssetAddress } from "./request/read-address.ts";
import { readTarget } from "./request/read-host.ts";
import type { Visit } from "./request/visit.ts";
import { findApi, findPage } from "./routes/find-route.ts";
import type { RouteTable } from "./routes/route-table.ts";

const assetAllow = "GET, HEAD, OPTIONS";
const apiAllow = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

/**
 * The stages of a request, in order. Each returns the answer, hands on, or throws an error of errors.ts, which becomes the
 * portal's own page (see serve.ts).
 */
export async function answerRequest(gateway: Gateway, visit: Visit): Promise<Answer> {
  const address = readRequest(gateway, visit);
  // A page that was let in is shown with its styles: what is in memory is not counted (assets/answer-asset.ts).
  if (address.kind !== "asset") limitRequests(gateway.limits, visit);
  refuseCrossSite(visit);
  if (address.kind === "elsewhere") return redirectTo(address.location, 308);
  if (address.kind === "asset") return assetStage(gateway, visit, address);
  if (address.kind === "api") return apiStage(gateway, visit, address);
  return pageStage(gateway, visit, address);
}

/** What the request names: which host, which address, in which language. Refuses what cannot be read. */
function readRequest(gateway: Gateway, visit: Visit): Address {
  refuseLargeHead(visit.request, gateway.config);
  const target = readTarget(visit.request);
  visit.host = target.host;
  refuseForeignHost(target, gateway.hosts);
  const address = readAddress(target.path);
  visit.language = address.language;
  visit.wantsJson = address.kind === "api" || address.kind === "data";
  return address;
}

async function assetStage(gateway: Gateway, visit: Visit, { path }: AssetAddress): Promise<Answer> {
  visit.route = "asset";
  refuseOtherMethods(visit, assetAllow);
  return answerOptions(visit, assetAllow) ?? gateway.answerAsset(visit, path);
}

/** Taken once: whatever is swapped meanwhile, a request is answered by one table. */
function tableFor(gateway: Gateway, visit: Visit, address: Asked): RouteTable | Promise<RouteTable> {
  visit.inForce = gateway.table.inForce;
  return gateway.channels.isQuiet ? visit.inForce.table : chooseTable(gateway, visit, address);
}

async function apiStage(gateway: Gateway, visit: Visit, address: ApiAddress): Promise<Answer> {
  const chosen = tableFor(gateway, visit, address);
  const table = chosen instanceof Promise ? await chosen : chosen;
  const route = findApi(table, address.path);
  visit.route = route.name;
  if (!gateway.channels.isOneForAll) gateway.buildVisits.series(route.module)?.inc();
  refuseOtherMethods(visit, apiAllow);
  const options = answerOptions(visit, apiAllow);
  if (options !== undefined) return options;
  await limitStage(gateway, visit, route);
  return answerApi({ gateway, visit, route, address });
}

async function pageStage(gateway: Gateway, visit: Visit, address: PageAddress): Promise<Answer> {
  if (address.kind === "page" && isOwn(address.path)) return ownStage(gateway, visit, address);
  const chosen = tableFor(gateway, visit, address);
  const table = chosen instanceof Promise ? await chosen : chosen;
  const route = findPage(table, address.path);
  visit.route = route.name;
  visit.page = route;
  if (!gateway.channels.isOneForAll) gateway.buildVisits.series(route.module)?.inc();
  refuseOtherMethods(visit, route.allow);
  const known = answerOptions(visit, route.allow) ?? refusePrefetch(visit, route);
  if (known !== undefined) return known;
  await limitStage(gateway, visit, route);
  return answerPage(askedPage({ gateway, visit, table, route, address }));
}

/** Addresses of the gateway's own, which no module can declare. */
function isOwn(path: string): boolean {
  return path === "/preferences" || path === previewPath || path === previewLeavePath;
}

async function ownStage(gateway: Gateway, visit: Visit, address: PageAddress): Promise<Answer> {
  if (address.path === previewPath) return enterPreview(gateway, visit, address);
  return address.path === previewLeavePath ? leavePreview(gateway, visit) : preferencesStage(gateway, visit);
}

async function preferencesStage({ config }: Gateway, visit: Visit): Promise<Answer> {
  visit.route = "preferences";
  refuseOtherMethods(visit, preferencesAllow);
  const limits = { rate: config.uploadRate, grace: config.uploadGrace };
  return answerOptions(visit, preferencesAllow) ?? answerPreferences(visit, limits);
}
