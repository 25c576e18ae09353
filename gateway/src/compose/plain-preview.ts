import type { Language } from "@madang/manifest";

const words = {
  ko: {
    note: "미리보기입니다: ⟦module⟧ ⟦name⟧. 다른 방문자에게는 보이지 않습니다. ⟦until⟧까지 볼 수 있습니다.",
    leave: "미리보기 나가기",
  },
  en: {
    note: "This is a preview: ⟦module⟧ ⟦name⟧. Other visitors do not see it. It ends on ⟦until⟧.",
    leave: "Leave the preview",
  },
} satisfies Record<Language, unknown>;

/** The note above a preview where the shell's layout has none of its own. */
export function plainPreview(language: Language): string {
  const { note, leave } = words[language];
  return `<form method="post" action="/_preview/leave"><p>${note}</p><input type="hidden" name="return" value="⟦return⟧"><button>${leave}</button></form>`;
}
