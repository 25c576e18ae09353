import type { Language } from "@madang/manifest";
import type { FieldProblem, FormField, Problem } from "../../contract/petition-fields.ts";

/** What is wrong with a field and how to mend it, in the words that stand at the field and in the summary. */
export function problemMessage({ field, problem }: FieldProblem, language: Language): string {
  return language === "ko" ? inKorean(field, problem) : inEnglish(field, problem);
}

function inKorean(field: FormField, problem: Problem): string {
  const { name, object } = koreanNames[field];
  switch (problem.kind) {
    case "missing":
      return koreanMissing[field] ?? `${object} 써 주세요`;
    case "unknown-choice":
      return `${object} 목록에서 골라 주세요`;
    case "too-long":
      return `${name}: ${counted(problem.limit)}자까지 쓸 수 있습니다. ${counted(problem.length - problem.limit)}자를 줄여 주세요`;
    case "unreadable":
      return `${name}에 읽을 수 없는 글자가 있어 그 글자만 뺐습니다. 확인하고 다시 보내 주세요`;
    case "repeated":
      return `${name}: 값이 두 번 왔습니다. 남아 있는 값이 맞는지 확인하고 다시 보내 주세요`;
    case "resident-number":
      return `${name}에 주민등록번호로 보이는 숫자가 있습니다. 민원 처리에 필요하지 않으니 지워 주세요`;
    case "not-telephone":
      return "전화번호를 숫자와 붙임표로 써 주세요. 예: 000-1234-5678";
    case "not-email":
      return "전자우편 주소를 hanul@mail.example 같은 꼴로 써 주세요";
    case "not-six-digits":
      return "조회 비밀번호를 숫자 6자리로 써 주세요";
    case "too-easy":
      return "조회 비밀번호를 짐작하기 어려운 숫자로 바꿔 주세요. 이어지거나 되풀이되는 숫자는 쓸 수 없습니다";
    case "not-the-same":
      return "두 번 쓰신 조회 비밀번호가 서로 다릅니다. 같은 숫자를 써 주세요";
  }
}

function inEnglish(field: FormField, problem: Problem): string {
  const name = englishNames[field];
  switch (problem.kind) {
    case "missing":
      return englishMissing[field] ?? `Enter ${name}`;
    case "unknown-choice":
      return `Choose ${name} from the list`;
    case "too-long":
      return `${capital(name)} must be ${counted(problem.limit)} characters or fewer. Remove ${counted(problem.length - problem.limit)}`;
    case "unreadable":
      return `${capital(name)} held characters that cannot be read. We removed only those: check it and send again`;
    case "repeated":
      return `${capital(name)} was sent twice. Check the value that is left and send again`;
    case "resident-number":
      return `${capital(name)} seems to contain a resident registration number. We do not need it: remove it`;
    case "not-telephone":
      return "Enter a telephone number in digits and hyphens, like 000-1234-5678";
    case "not-email":
      return "Enter an e-mail address like hanul@mail.example";
    case "not-six-digits":
      return "Enter a password of 6 digits";
    case "too-easy":
      return "Choose a password that is harder to guess. Digits in a row or repeated are not accepted";
    case "not-the-same":
      return "The two passwords differ. Enter the same digits";
  }
}

const koreanNames: Record<FormField, { name: string; object: string }> = {
  type: { name: "민원 유형", object: "민원 유형을" },
  title: { name: "제목", object: "제목을" },
  body: { name: "내용", object: "내용을" },
  place: { name: "장소", object: "장소를" },
  name: { name: "이름", object: "이름을" },
  reply: { name: "답변 받을 방법", object: "답변 받을 방법을" },
  telephone: { name: "전화번호", object: "전화번호를" },
  email: { name: "전자우편 주소", object: "전자우편 주소를" },
  pin: { name: "조회 비밀번호", object: "조회 비밀번호를" },
  pinAgain: { name: "조회 비밀번호", object: "조회 비밀번호를" },
  consent: { name: "개인정보 동의", object: "개인정보 동의를" },
};

const koreanMissing: Partial<Record<FormField, string>> = {
  type: "민원 유형을 골라 주세요",
  reply: "답변 받을 방법을 골라 주세요",
  consent: "개인정보를 모으고 쓰는 데 동의하시면 표시해 주세요",
};

const englishNames: Record<FormField, string> = {
  type: "the kind of petition",
  title: "a title",
  body: "the details",
  place: "the place",
  name: "your name",
  reply: "how we should answer",
  telephone: "your telephone number",
  email: "your e-mail address",
  pin: "a password of 6 digits",
  pinAgain: "the password once more",
  consent: "your consent",
};

const englishMissing: Partial<Record<FormField, string>> = {
  type: "Choose the kind of petition",
  reply: "Choose how we should answer",
  consent: "Tick the box if you agree that your data is collected and used",
};

function counted(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
