import type { Language } from "@madang/manifest";

export interface ExampleEntry {
  readonly key: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly place: string;
  readonly day: string;
}

/** For trying the module; the places are invented. */
export const exampleEntries: readonly ExampleEntry[] = [
  {
    key: "4b1f6f0a-2f0e-4d57-9d0e-0c8a3f5b7a01",
    language: "ko",
    title: "하늘천 둔치에서 여는 겨울 장터",
    body: "지역 농가 서른 곳이 직접 기른 것을 가지고 나옵니다. 장바구니를 챙겨 오시면 좋습니다.\n\n비가 오면 다음 날로 미룹니다.",
    place: "하늘천 둔치 2구역",
    day: "2026-12-05",
  },
  {
    key: "4b1f6f0a-2f0e-4d57-9d0e-0c8a3f5b7a02",
    language: "ko",
    title: "너른시 도서관 옥상 텃밭 가꾸기",
    body: "처음 오시는 분도 함께하실 수 있습니다. 장갑과 호미는 도서관에 있습니다.",
    place: "너른시립도서관 옥상",
    day: "2026-12-01",
  },
  {
    key: "4b1f6f0a-2f0e-4d57-9d0e-0c8a3f5b7a03",
    language: "ko",
    title: "전기차 충전소 사용법 안내",
    body: "새로 놓은 충전소를 쓰는 차례를 보여 드립니다. 요금을 내는 방법도 알려 드립니다.",
    place: "한울도청 서쪽 주차장",
    day: "2026-11-27",
  },
  {
    key: "4b1f6f0a-2f0e-4d57-9d0e-0c8a3f5b7a04",
    language: "en",
    title: "Guided walk along the old city wall",
    body: "Two hours at an easy pace, in English. Wear warm shoes; there are no steps on the way.",
    place: "South gate of the city wall",
    day: "2026-12-12",
  },
];
