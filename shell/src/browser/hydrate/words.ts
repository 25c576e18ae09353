const notes: Readonly<Record<string, string>> = {
  ko: "이 부분의 일부 기능이 멈췄습니다. 내용은 그대로 보실 수 있고, 입력하신 것도 남아 있습니다.",
  en: "Some features of this part have stopped. You can still read it, and what you typed is still here.",
};

export function unhydratedNote(language: string): string {
  return notes[language] ?? notes["ko"] ?? "";
}
