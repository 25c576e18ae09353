import type { MadangError } from "@madang/errors";
import { localizedPath, type Language } from "@madang/manifest";
import type { ErrorContent } from "../compose/compile-layout.ts";
import { escapeHtml } from "../compose/escape.ts";
import { gatewayErrors } from "../errors.ts";

const words = {
  PREVIEW_INVALID: {
    ko: {
      title: "미리보기 링크가 올바르지 않습니다",
      text: "링크의 일부가 빠졌거나 바뀌었습니다. 링크 전체를 다시 열거나, 링크를 보낸 팀에 새 링크를 부탁하세요.",
    },
    en: {
      title: "This link to a preview is not valid",
      text: "A part of the link is missing or changed. Open the whole link again, or ask the team that sent it for a new one.",
    },
  },
  PREVIEW_OVER: {
    ko: {
      title: "미리보기가 끝났습니다",
      text: "이제 누리집이 다른 방문자와 똑같이 보입니다. 더 보려면 링크를 보낸 팀에 새 링크를 부탁하세요.",
    },
    en: {
      title: "This preview is over",
      text: "You now see the portal as everybody does. To see more of it, ask the team that sent the link for a new one.",
    },
  },
} satisfies Record<string, Record<Language, { title: string; text: string }>>;

const home = { ko: "처음 화면으로", en: "Go to the home page" } satisfies Record<Language, string>;

/** What a person reads whose link to a preview does not count; undefined for every other error. */
export function previewTrouble(error: MadangError, language: Language): ErrorContent | undefined {
  const name = (["PREVIEW_INVALID", "PREVIEW_OVER"] as const).find((one) => gatewayErrors.is(error, one));
  if (name === undefined) return undefined;
  const { title, text } = words[name][language];
  const link = `<p><a href="${localizedPath("/", language)}">${home[language]}</a></p>`;
  return { title, html: Buffer.from(`<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${link}`) };
}
