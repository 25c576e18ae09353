import { attachmentLimits } from "../../contract/attachment-limits.ts";

/** As the device names it, without a path and what no name has; its ending stays when it is shortened. */
export function fileName(sent: string): string {
  const base = sent.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}]/gu, "").trim() || "file";
  const letters = [...plain];
  if (letters.length <= attachmentLimits.name) return plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? "";
  return letters.slice(0, attachmentLimits.name - ending.length).join("") + ending;
}
