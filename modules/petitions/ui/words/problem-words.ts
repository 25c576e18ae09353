import type { Language } from "@madang/manifest";
import type { FieldProblem, FormField, Problem } from "../../contract/petition-fields.ts";
import { fieldNames, missingMessages, type FieldName } from "./field-names.ts";
import type { InLanguages } from "./in-language.ts";

/** What is wrong with a field and how to mend it, in the words that stand at the field and in the summary. */
export function problemMessage({ field, problem }: FieldProblem, language: Language): string {
  if (problem.kind === "missing") return missingMessage(field, language);
  const sentence = sentences[language][problem.kind];
  return sentence(fieldNames[language][field], sizesOf(problem));
}

function missingMessage(field: FormField, language: Language): string {
  const own = missingMessages[language][field];
  return own ?? sentences[language].missing(fieldNames[language][field], { limit: "", excess: "" });
}

interface Sizes {
  readonly limit: string;
  readonly excess: string;
}

type Sentence = (field: FieldName, sizes: Sizes) => string;

const sentences: InLanguages<Record<Problem["kind"], Sentence>> = {
  ko: {
    missing: ({ object }) => `${object} 써 주세요`,
    "unknown-choice": ({ object }) => `${object} 목록에서 골라 주세요`,
    "too-long": ({ name }, { limit, excess }) =>
      `${name}: ${limit}자까지 쓸 수 있습니다. ${excess}자를 줄여 주세요`,
    unreadable: ({ name }) =>
      `${name}에 읽을 수 없는 글자가 있어 그 글자만 뺐습니다. 확인하고 다시 보내 주세요`,
    repeated: ({ name }) => `${name}: 값이 두 번 왔습니다. 남아 있는 값을 확인하고 다시 보내 주세요`,
    "resident-number": ({ name }) =>
      `${name}에 주민등록번호로 보이는 숫자가 있습니다. 민원 처리에 필요하지 않으니 지워 주세요`,
    "not-telephone": () => "전화번호를 숫자와 붙임표로 써 주세요. 예: 000-1234-5678",
    "not-email": () => "전자우편 주소를 hanul@mail.example 같은 꼴로 써 주세요",
    "not-six-digits": () => "조회 비밀번호를 숫자 6자리로 써 주세요",
    "too-easy": () =>
      "조회 비밀번호를 짐작하기 어려운 숫자로 바꿔 주세요. 이어지거나 되풀이되는 숫자는 쓸 수 없습니다",
    "not-the-same": () => "두 번 쓰신 조회 비밀번호가 서로 다릅니다. 같은 숫자를 써 주세요",
  },
  en: {
    missing: ({ object }) => `Enter ${object}`,
    "unknown-choice": ({ object }) => `Choose ${object} from the list`,
    "too-long": ({ name }, { limit, excess }) =>
      `${name} must be ${limit} characters or fewer. Remove ${excess}`,
    unreadable: ({ name }) =>
      `${name} held characters that cannot be read. We removed only those: check it and send again`,
    repeated: ({ name }) => `${name} was sent twice. Check the value that is left and send again`,
    "resident-number": ({ name }) =>
      `${name} seems to hold a resident registration number. We do not need it: remove it`,
    "not-telephone": () => "Enter a telephone number in digits and hyphens, like 000-1234-5678",
    "not-email": () => "Enter an e-mail address like hanul@mail.example",
    "not-six-digits": () => "Enter a password of 6 digits",
    "too-easy": () =>
      "Choose a password that is harder to guess. Digits in a row or repeated are not accepted",
    "not-the-same": () => "The two passwords differ. Enter the same digits",
  },
};

function sizesOf(problem: Problem): Sizes {
  if (problem.kind !== "too-long") return { limit: "", excess: "" };
  return { limit: counted(problem.limit), excess: counted(problem.length - problem.limit) };
}

function counted(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
