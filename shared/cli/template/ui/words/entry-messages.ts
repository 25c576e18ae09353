/** What is wrong with a field and how to mend it, in both languages. */
export const entryMessages = {
  title: {
    missing: { ko: "제목을 써 주세요.", en: "Write a title." },
    tooLong: { ko: "제목은 100자까지 쓸 수 있습니다.", en: "A title has 100 characters at most." },
    wrong: { ko: "제목은 한 줄로 써 주세요.", en: "Write the title in one line." },
  },
  day: {
    missing: { ko: "날짜를 써 주세요.", en: "Write the date." },
    wrong: {
      ko: "날짜를 2026-11-30처럼 써 주세요.",
      en: "Write the date like 2026-11-30.",
    },
  },
  place: {
    missing: { ko: "장소를 써 주세요.", en: "Write the place." },
    tooLong: { ko: "장소는 100자까지 쓸 수 있습니다.", en: "A place has 100 characters at most." },
    wrong: { ko: "장소는 한 줄로 써 주세요.", en: "Write the place in one line." },
  },
  body: {
    missing: { ko: "내용을 써 주세요.", en: "Write the details." },
    tooLong: { ko: "내용은 2,000자까지 쓸 수 있습니다.", en: "The details have 2,000 characters at most." },
    wrong: {
      ko: "내용에 보이지 않는 글자가 있습니다.",
      en: "The details have characters that cannot be shown.",
    },
  },
  key: {
    ko: "화면을 새로 열고 다시 보내 주세요.",
    en: "Open the page again, then send once more.",
  },
} as const;
