import type { Language } from "@madang/manifest";
import type { Licence } from "../../licence.ts";

const korean = {
  attachments: (count: number) => `첨부 파일 ${count}개`,
  file: "파일",
  format: "형식",
  size: "크기",
  read: "바로 읽기",
  readText: "텍스트로 보기",
  noText: "텍스트 없음",
  download: "내려받기",
  downloadFile: "파일 내려받기",
  textLede: "첨부 파일의 글을 화면에서 바로 읽을 수 있게 옮긴 것입니다. 서식과 그림은 원본 파일을 보세요.",
  noTextTitle: "이 파일은 글로 옮긴 것이 없습니다.",
  noTextHelp: "내용이 필요하시면 전화해 주세요. 읽어 드리거나 다른 형식으로 보내 드립니다.",
  partOf: "첨부된 문서",
  licence: "이용 조건",
  licenceName: ({ type, ai }: Licence) => `공공누리 제${type}유형${ai ? " · AI유형" : ""}`,
  licenceConditions: {
    "0": "아무 조건 없이 이용할 수 있습니다.",
    "1": "출처를 밝히면 상업적 이용과 변경까지 할 수 있습니다.",
    "2": "출처를 밝히고, 상업적으로 쓰지 않으면 변경해 이용할 수 있습니다.",
    "3": "출처를 밝히고, 내용을 바꾸지 않으면 상업적으로도 이용할 수 있습니다.",
    "4": "출처를 밝히고, 상업적으로 쓰지 않으며 내용을 바꾸지 않으면 이용할 수 있습니다.",
  } as Readonly<Record<Licence["type"], string>>,
  ai: "인공지능 학습에는 이 조건과 관계없이 이용할 수 있습니다.",
  /** What stands before the name of the source, between it and the title, and after the title. */
  attribution: (type: Licence["type"], year: string): readonly [string, string, string] => [
    "출처는 이렇게 밝혀 주세요. “본 저작물은 ",
    `에서 ${year}년 작성하여 공공누리 제${type}유형으로 개방한 ‘`,
    "’ 저작물을 이용하였습니다.”",
  ],
};

type FileWords = typeof korean;

const english: FileWords = {
  attachments: (count) => (count === 1 ? "1 attachment" : `${count} attachments`),
  file: "File",
  format: "Format",
  size: "Size",
  read: "Read here",
  readText: "Read as text",
  noText: "No text version",
  download: "Download",
  downloadFile: "Download the file",
  textLede:
    "The words of the attachment, to read on this page. For layout and pictures open the file itself.",
  noTextTitle: "There is no text version of this file.",
  noTextHelp: "If you need its contents, call us. We read it to you or send it in another format.",
  partOf: "Attached to",
  licence: "Licence",
  licenceName: ({ type, ai }) => `KOGL Type ${type}${ai ? " and AI" : ""}`,
  licenceConditions: {
    "0": "You may use this without any condition.",
    "1": "You may use this freely, also commercially and in changed form, if you name the source.",
    "2": "You may use and change this for purposes that are not commercial, if you name the source.",
    "3": "You may use this, also commercially, if you name the source and change nothing.",
    "4": "You may use this for purposes that are not commercial, if you name the source and change nothing.",
  },
  ai: "Training AI with it is free of these conditions.",
  attribution: (type, year) => [
    "Name the source like this: “This work uses a work that ",
    ` made in ${year} and opened under KOGL Type ${type}: ‘`,
    "’.”",
  ],
};

/** What every attachment and every licence mark says in the same words. */
export const fileWords: Readonly<Record<Language, FileWords>> = { ko: korean, en: english };
