import type { CountedTasks } from "@madang/publishing/ui/counted-task";

export const taskNames = ["week", "facts", "cities"] as const;
export type TaskName = (typeof taskNames)[number];

/** The squares that this module adds to the tasks of the home page. */
export const taskWords: CountedTasks<TaskName> = {
  ko: {
    week: { title: "도정 소식", note: (count) => (count > 0 ? `이레 동안 ${count}건` : "한울도가 하는 일") },
    facts: { title: "사실 확인", note: (count) => (count > 0 ? `이레 동안 ${count}건` : "잘못 알려진 것") },
    cities: { title: "시군 소식", note: (count) => (count > 0 ? `이레 동안 ${count}건` : "우리 시군의 일") },
  },
  en: {
    week: { title: "News", note: (count) => (count > 0 ? `${count} in seven days` : "What we do") },
    facts: { title: "Fact checks", note: (count) => (count > 0 ? `${count} in seven days` : "Set right") },
    cities: { title: "City news", note: (count) => (count > 0 ? `${count} in seven days` : "Near you") },
  },
};
