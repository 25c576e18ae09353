import { localizedPath, type Language } from "@madang/manifest";
import { redirectTo, type Answer } from "../answer/answer.ts";
import { answerOptions, refuseOtherMethods } from "../answer/methods.ts";
import { gatewayErrors } from "../errors.ts";
import type { Gateway } from "../gateway.ts";
import { returnPath } from "../preferences/return-path.ts";
import { readSmallForm } from "../protect/small-form.ts";
import type { Visit } from "../request/visit.ts";
import type { LiveModule } from "../routes/route-table.ts";
import { isSecure } from "./is-secure.ts";
import { forgottenPreview, previewCookie } from "./preview-cookie.ts";

export const previewPath = "/_preview";
export const previewLeavePath = "/_preview/leave";

const enterAllow = "GET, HEAD, OPTIONS";
const leaveAllow = "OPTIONS, POST";

/**
 * `GET /_preview?token=…`: keeps the link's token in a cookie that ends with it, and goes to the first page of the module. Throws
 * GATEWAY_PREVIEW_INVALID and GATEWAY_PREVIEW_OVER, and takes back whatever cookie there was.
 */
export async function enterPreview(
  gateway: Gateway,
  visit: Visit,
  { query, language }: { query: string; language: Language },
): Promise<Answer> {
  visit.route = "preview";
  refuseOtherMethods(visit, enterAllow);
  const options = answerOptions(visit, enterAllow);
  if (options !== undefined) return options;
  const token = new URLSearchParams(query).get("token") ?? "";
  const at = gateway.channels.current;
  const now = Date.now();
  const judged = gateway.previews.judge(token, at, now);
  if (judged.kind !== "good") visit.setCookies.push(...forgottenPreview());
  if (judged.kind === "unsigned") throw gatewayErrors.create("PREVIEW_INVALID", {});
  const { module, name, build } = judged.preview;
  if (judged.kind === "over")
    throw gatewayErrors.create("PREVIEW_OVER", { name, module, reason: judged.reason });
  visit.setCookies.push(previewCookie(token, judged.preview, { secure: isSecure(gateway, visit), now }));
  return redirectTo(localizedPath(firstPage(at.find(module, build)), language), 303);
}

/** `POST /_preview/leave` with `return`, a path on this site: everything is as for everybody again. */
export async function leavePreview(gateway: Gateway, visit: Visit): Promise<Answer> {
  visit.route = "preview";
  refuseOtherMethods(visit, leaveAllow);
  const options = answerOptions(visit, leaveAllow);
  if (options !== undefined) return options;
  const { uploadRate: rate, uploadGrace: grace } = gateway.config;
  const form = await readSmallForm(visit, { rate, grace });
  visit.setCookies.push(...forgottenPreview());
  return redirectTo(returnPath(form.get("return")), 303);
}

/** The first that the navigation shows, else the first without parameters. */
function firstPage(module: LiveModule | undefined): string {
  if (module === undefined) return "/";
  const { navigation, pages } = module.record.manifest;
  const named = navigation.flatMap(({ page }) => pages[page]?.path ?? []);
  const plain = Object.values(pages).map(({ path }) => path);
  return [...named, ...plain].find((path) => !path.includes(":")) ?? "/";
}
