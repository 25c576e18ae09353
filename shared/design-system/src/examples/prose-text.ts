import type { RichNode } from "../rich/rich-node.ts";
import type { Language } from "../words/language.ts";
import { say } from "./example.ts";

/** Every kind of node that a text often has. */
export function proseExample(language: Language): RichNode[] {
  const words = say(language);
  return [
    {
      kind: "paragraph",
      children: [
        words(
          "「한울도 보행 안전 및 편의 증진 조례」를 고치기에 앞서 ",
          "Before amending the ordinance on walking safety we publish ",
        ),
        { kind: "strong", children: [words("이유와 주요 내용", "the reasons and the main points")] },
        words("을 알립니다. ", ". "),
        { kind: "link", href: "#prose", children: [words("전문 보기", "Read the full text")] },
      ],
    },
    { kind: "heading", level: 4, children: [words("주요 내용", "Main points")] },
    {
      kind: "list",
      ordered: true,
      items: [
        [
          words(
            "보행 신호를 정하는 기준 속도를 초당 0.7m로 낮춥니다.",
            "Signals assume a walking speed of 0.7 m/s.",
          ),
        ],
        [
          words(
            "보행로를 막는 공사는 임시 보행로를 둡니다.",
            "Works that block a footway provide another one.",
          ),
        ],
      ],
    },
    {
      kind: "paragraph",
      children: [
        words("의견 마감: ", "Comments close: "),
        { kind: "del", children: ["2026-10-02 18:00"] },
        " → ",
        { kind: "ins", children: ["2026-10-12 18:00"] },
      ],
    },
    {
      kind: "quote",
      children: [
        {
          kind: "paragraph",
          children: [
            words("걷는 속도가 느린 사람을 기준으로 정합니다.", "The slowest walker sets the measure."),
          ],
        },
      ],
    },
    {
      kind: "table",
      caption: words("너비 기준", "Widths"),
      head: [[{ children: [words("길", "Road")] }, { children: [words("너비", "Width")] }]],
      body: [
        [{ header: true, children: [words("임시 보행로", "Temporary footway")] }, { children: ["1.5 m"] }],
      ],
    },
  ];
}
