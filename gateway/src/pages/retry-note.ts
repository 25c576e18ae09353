import type { Language } from "@madang/manifest";
import { escapeHtml } from "../compose/escape.ts";
import { isSafe } from "../protect/cross-site.ts";
import type { Visit } from "../request/visit.ts";

/** Below the page that says that too many requests came: when to try again, how nothing typed is lost, and whose requests count. */
export function retryNote({ retryAfter, language, method }: Visit): Buffer[] {
  if (retryAfter === undefined) return [];
  const { read, sent, shared } = words[language];
  const tryAgain = (isSafe(method) ? read : sent)(waitIn(language, retryAfter));
  return [Buffer.from(`<p>${escapeHtml(tryAgain)}</p><p>${escapeHtml(shared)}</p>`)];
}

/** Reloading the answer to a form makes every browser send the form again, with everything that was in it. */
const words = {
  ko: {
    read: (wait: string) => `${wait} 뒤에 이 화면을 새로 고쳐 주세요.`,
    sent: (wait: string) =>
      `이 화면을 닫지 말고 ${wait} 뒤에 새로 고쳐 주세요. 적으신 내용이 그대로 다시 보내집니다.`,
    shared:
      "휴대전화 통신망이나 사무실처럼 여러 사람이 인터넷 주소를 함께 쓰면 다른 사람의 요청도 함께 셉니다.",
  },
  en: {
    read: (wait: string) => `Reload this page in ${wait}.`,
    sent: (wait: string) =>
      `Keep this page open and reload it in ${wait}: your browser then sends again everything that you typed.`,
    shared:
      "Where many people share one internet address, as in mobile networks and offices, their requests are counted together.",
  },
} satisfies Record<Language, unknown>;

const longestInSeconds = 90;

/** Rounded up: who waits that long is admitted. */
function waitIn(language: Language, seconds: number): string {
  const inMinutes = seconds > longestInSeconds;
  const amount = inMinutes ? Math.ceil(seconds / 60) : seconds;
  if (language === "ko") return `${amount}${inMinutes ? "분" : "초"}`;
  return `${amount} ${inMinutes ? "minute" : "second"}${amount === 1 ? "" : "s"}`;
}
