import type { AttachmentProblem } from "../../contract/attachment-limits.ts";
import type { InLanguages } from "./in-language.ts";

export interface FilesWords {
  readonly label: string;
  readonly hint: string;
  readonly add: string;
  /** `{name}` is the name of the file. */
  readonly problems: Readonly<Record<AttachmentProblem, string>>;
  /** Where scripts run. */
  readonly upload: UploadWords;
}

export interface UploadWords {
  readonly list: string;
  readonly going: string;
  readonly waiting: string;
  readonly stopped: string;
  readonly done: string;
  readonly again: string;
  readonly cancel: string;
  readonly unfinished: string;
  readonly unfinishedText: string;
  readonly hold: string;
}

export const filesWords: InLanguages<FilesWords> = {
  ko: {
    label: "사진이나 문서",
    hint: "사진(JPG, PNG, WebP)과 문서(PDF, HWP, HWPX, ODT, DOCX, XLSX, TXT)를 5개까지, 하나에 10 MB, 모두 더해 30 MB까지 붙일 수 있습니다.",
    add: "파일 붙이고 더 고르기",
    problems: {
      "too-many": "파일은 5개까지 붙일 수 있습니다. ‘{name}’ 파일은 붙이지 못했습니다",
      "too-large": "‘{name}’ 파일은 10 MB를 넘습니다. 크기를 줄이거나 나누어 올려 주세요",
      "all-too-large": "파일은 모두 더해 30 MB까지 붙일 수 있습니다. ‘{name}’ 파일은 붙이지 못했습니다",
      empty: "‘{name}’ 파일은 비어 있습니다. 다시 저장해서 올려 주세요",
      "wrong-type": "‘{name}’ 파일은 올릴 수 없는 형식입니다. 사진, PDF, 한글 문서로 바꿔 올려 주세요",
      "wrong-ending":
        "‘{name}’ 파일은 이름 끝과 내용이 서로 다른 형식입니다. 만든 프로그램에서 다시 저장해서 올려 주세요",
      broken: "‘{name}’ 파일을 열 수 없습니다. 만든 프로그램에서 다시 저장해서 올려 주세요",
    },
    upload: {
      list: "올리는 파일",
      going: "올리는 중",
      waiting: "인터넷 연결을 기다리고 있습니다. 연결되면 멈춘 곳부터 이어서 올립니다",
      stopped: "파일을 다 올리지 못했습니다. 인터넷 연결을 확인해 주세요. 올라간 만큼은 그대로 있습니다",
      done: "올렸습니다",
      again: "이어 올리기",
      cancel: "그만두기",
      unfinished: "다 올라가지 않은 파일",
      unfinishedText: "같은 파일을 다시 고르시면 멈춘 곳부터 이어서 올립니다.",
      hold: "파일을 다 올리면 다음으로 넘어갑니다",
    },
  },
  en: {
    label: "Photos and documents",
    hint: "Up to 5 files: photos (JPG, PNG, WebP) and documents (PDF, HWP, HWPX, ODT, DOCX, XLSX, TXT), 10 MB each, 30 MB in all.",
    add: "Attach and choose more",
    problems: {
      "too-many": "You can attach up to 5 files. “{name}” was not attached",
      "too-large": "“{name}” is larger than 10 MB. Make it smaller or split it",
      "all-too-large": "All files together can have up to 30 MB. “{name}” was not attached",
      empty: "“{name}” is empty. Save it again and upload it",
      "wrong-type": "“{name}” is not an accepted format. Upload a photo, PDF or HWPX document",
      "wrong-ending":
        "The name of “{name}” does not match its content. Save it again in its program and upload it",
      broken: "“{name}” cannot be opened. Save it again in its program and upload it",
    },
    upload: {
      list: "Files being uploaded",
      going: "Uploading",
      waiting: "Waiting for your connection. The upload goes on where it stopped",
      stopped: "We could not finish uploading. Check your connection. What has arrived is kept",
      done: "Uploaded",
      again: "Go on uploading",
      cancel: "Cancel",
      unfinished: "Files that have not arrived whole",
      unfinishedText: "Choose the same file again and the upload goes on where it stopped.",
      hold: "The next page opens when the files have arrived",
    },
  },
};
