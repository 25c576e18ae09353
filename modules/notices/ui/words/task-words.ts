import type { CountedTasks } from "@madang/publishing/ui/counted-task";

export const taskNames = ["today", "opinions", "jobs", "bids", "applications"] as const;
export type TaskName = (typeof taskNames)[number];

/** The squares that this module adds to the tasks of the home page. */
export const taskWords: CountedTasks<TaskName> = {
  ko: {
    today: { title: "고시·공고", note: (count) => (count > 0 ? `오늘 ${count}건` : "법에 따라 알리는 문서") },
    opinions: { title: "의견 내기", note: (count) => (count > 0 ? `예고 ${count}건` : "입법·행정예고") },
    jobs: { title: "채용·시험", note: (count) => (count > 0 ? `접수 중 ${count}건` : "계획과 합격자") },
    bids: { title: "입찰·계약", note: (count) => (count > 0 ? `진행 중 ${count}건` : "공사·용역·물품") },
    applications: {
      title: "모집·신청",
      note: (count) => (count > 0 ? `접수 중 ${count}건` : "참여하고 신청하기"),
    },
  },
  en: {
    today: {
      title: "Official notices",
      note: (count) => (count > 0 ? `${count} posted today` : "As the law requires"),
    },
    opinions: {
      title: "Have your say",
      note: (count) => (count > 0 ? `${count} open for comments` : "Advance notices"),
    },
    jobs: { title: "Jobs and exams", note: (count) => (count > 0 ? `${count} open` : "Plans and results") },
    bids: {
      title: "Bids and contracts",
      note: (count) => (count > 0 ? `${count} open` : "Works and services"),
    },
    applications: {
      title: "Calls for applications",
      note: (count) => (count > 0 ? `${count} open` : "Take part"),
    },
  },
};
