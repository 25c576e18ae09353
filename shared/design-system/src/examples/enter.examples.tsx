import { Acts } from "../components/acts.tsx";
import { Button } from "../components/button.tsx";
import { ChoiceGroup } from "../components/choice-group.tsx";
import { Choice } from "../components/choice.tsx";
import { DateField } from "../components/date-field.tsx";
import { Field } from "../components/field.tsx";
import { FileField } from "../components/file-field.tsx";
import { FilterForm } from "../components/filter-form.tsx";
import { Form } from "../components/form.tsx";
import { LargeSearch } from "../components/large-search.tsx";
import { SearchForm } from "../components/search-form.tsx";
import type { Language } from "../words/language.ts";
import { type Example, say } from "./example.ts";

interface Shown {
  language: Language;
  prefix: string;
}

function Inputs({ language, prefix }: Shown) {
  const words = say(language);
  const common = { language };
  return (
    <div className="m-grid2">
      <Field
        {...common}
        name={`${prefix}place`}
        label={words("기본", "Plain")}
        defaultValue={words("한울도 새벌시", "Saebeol, Hanul Province")}
        optional
      />
      <div className="is-shown-hover">
        <Field {...common} name={`${prefix}hover`} label={words("올려놓음", "Hover")} />
      </div>
      <div className="is-shown-focus">
        <Field {...common} name={`${prefix}focus`} label={words("초점", "Focus")} />
      </div>
      <Field
        {...common}
        name={`${prefix}fixed`}
        label={words("바꿀 수 없음", "Read only")}
        defaultValue={words("김한울", "Kim Hanul")}
        readOnly
      />
      <Field {...common} name={`${prefix}off`} label={words("쓸 수 없음", "Disabled")} disabled />
      <Field
        {...common}
        name={`${prefix}phone`}
        label={words("전화번호", "Telephone")}
        hint={words("예: 000-000-5678", "For example 000-000-5678")}
        error={words("전화번호를 숫자로만 써 주세요", "Telephone must be digits only")}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={words("공일공", "zero one zero")}
      />
      <Field
        {...common}
        name={`${prefix}pin`}
        label={words("조회 비밀번호", "Lookup password")}
        hint={words("신청할 때 정한 숫자 6자리입니다.", "The six digits you chose when applying.")}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        short
      />
      <Field
        {...common}
        name={`${prefix}department`}
        label={words("펼침 목록", "List to open")}
        type="select"
        options={[
          { value: "road", label: words("교통안전과", "Road Safety Division") },
          { value: "river", label: words("하천안전과", "River Safety Division") },
        ]}
      />
      <Field
        {...common}
        name={`${prefix}body`}
        label={words("긴 글", "Long text")}
        type="textarea"
        rows={3}
        maxLength={2000}
        defaultValue={words("두 줄 넘게 쓸 때 씁니다.", "For more than two lines.")}
        note={words("저장된 글자 수 13 / 2,000", "24 of 2,000 characters saved")}
      />
    </div>
  );
}

function Choices({ language, prefix }: Shown) {
  const words = say(language);
  return (
    <div className="m-grid2">
      <ChoiceGroup
        language={language}
        name={`${prefix}reply`}
        label={words("답변은 어떻게 받으시겠어요?", "How should we answer you?")}
        chosen={["sms"]}
        options={[
          { value: "sms", label: words("문자", "Text message"), note: words("가장 빠릅니다", "Fastest") },
          { value: "mail", label: words("전자우편", "Email") },
          { value: "visit", label: words("방문 (쓸 수 없음)", "In person (disabled)"), disabled: true },
        ]}
      />
      <ChoiceGroup
        language={language}
        name={`${prefix}consent`}
        type="checkbox"
        label={words("동의할 것", "Consent")}
        error={words("개인정보 이용에 동의해 주세요", "Agree to the use of personal data")}
        options={[
          {
            value: "data",
            label: words("개인정보 이용에 동의합니다", "I agree to the use of personal data"),
          },
          { value: "sms", label: words("문자 알림을 받습니다", "Send me text messages") },
        ]}
      />
      <Choice
        name={`${prefix}public`}
        value="1"
        defaultChecked
        label={words("이름을 가리고 다른 도민에게 공개합니다", "Show it to others without my name")}
        note={words("나중에 바꿀 수 있습니다.", "You can change this later.")}
      />
    </div>
  );
}

function Files({ language, prefix }: Shown) {
  const words = say(language);
  return (
    <FileField
      language={language}
      name={`${prefix}files`}
      label={words("사진이나 문서", "Photos or documents")}
      optional
      multiple
      accept=".jpg,.jpeg,.png,.pdf,.hwpx"
      hint={words(
        "JPG, PNG, PDF, HWPX 파일을 5개까지, 하나에 10 MB까지 올릴 수 있습니다.",
        "Up to 5 files in JPG, PNG, PDF or HWPX, 10 MB each.",
      )}
      error={words(
        "‘현장영상.exe’는 올릴 수 없는 형식입니다. 사진, PDF, 한글 문서로 바꿔 올려 주세요",
        '"site-video.exe" is not an accepted format. Upload a photo, PDF or HWPX document',
      )}
      files={[
        { id: "1", name: words("횡단보도_아침.jpg", "crossing-morning.jpg"), bytes: 2_412_000 },
        { id: "2", name: words("신호시간_기록.pdf", "signal-times.pdf"), bytes: 310_000 },
      ]}
    />
  );
}

function Searches({ language, prefix }: Shown) {
  const words = say(language);
  return (
    <>
      <SearchForm
        language={language}
        id={`${prefix}s1`}
        action="/search"
        label={words("검색 보기, 작은 것", "Search shown small")}
        placeholder={words("서비스, 공고, 부서 이름", "Services, notices, departments")}
      />
      <LargeSearch
        language={language}
        id={`${prefix}s2`}
        action="/search"
        label={words("검색 보기, 큰 것", "Search shown large")}
        defaultValue={words("청년 월세", "Youth rent support")}
      />
    </>
  );
}

function Filter({ language, prefix }: Shown) {
  const words = say(language);
  const period = [
    { value: "3m", label: words("최근 3개월", "Last 3 months") },
    { value: "all", label: words("전체", "All time") },
  ];
  return (
    <FilterForm language={language} label={words("고시·공고에서 찾기", "Search notices")}>
      <Field
        language={language}
        name={`${prefix}q`}
        type="search"
        label={words("찾을 말", "Words")}
        defaultValue={words("안전", "safety")}
      />
      <Field
        language={language}
        name={`${prefix}period`}
        type="select"
        label={words("기간", "Period")}
        options={period}
      />
    </FilterForm>
  );
}

function WholeForm({ language, prefix }: Shown) {
  const words = say(language);
  return (
    <Form method="get" label={words("신청 보기", "A form shown")}>
      <Field
        language={language}
        name={`${prefix}title`}
        label={words("제목", "Title")}
        hint={words("한 줄로 써 주세요.", "One line.")}
        required
        maxLength={80}
      />
      <Acts>
        <Button look="main">{words("다음: 확인하기", "Next: check")}</Button>
        <Button name="save" value="1">
          {words("임시 저장", "Save draft")}
        </Button>
      </Acts>
    </Form>
  );
}

export const enterExamples: Example[] = [
  {
    id: "field",
    group: "enter",
    name: { ko: "한 줄 입력, 긴 글, 고르기", en: "Text, long text, list" },
    rule: {
      ko: "이름표, 도움말, 오류, 입력 순서입니다. 오류는 입력 위에 둡니다.",
      en: "Label, hint, error, control, in this order. The error stands above the control.",
    },
    show: (language, prefix) => <Inputs language={language} prefix={prefix} />,
  },
  {
    id: "choice",
    group: "enter",
    name: { ko: "하나 고르기와 여러 개 고르기", en: "Choices" },
    rule: {
      ko: "이름표 전체가 눌립니다. 높이는 44px을 넘습니다.",
      en: "The whole label is the target, 44 px high or more.",
    },
    show: (language, prefix) => <Choices language={language} prefix={prefix} />,
  },
  {
    id: "date",
    group: "enter",
    name: { ko: "날짜 쓰기", en: "Date" },
    rule: {
      ko: "숫자 칸 세 개입니다. 달력만 두지 않습니다.",
      en: "Three numeric boxes, never a calendar alone.",
    },
    show: (language, prefix) => (
      <DateField
        language={language}
        name={`${prefix}happened`}
        optional
        label={say(language)("겪은 날", "Day it happened")}
        hint={say(language)("예: 2026년 9월 15일", "For example 2026, 9, 15")}
        error={say(language)("월은 1에서 12 사이로 써 주세요", "Month must be between 1 and 12")}
        wrong={["month"]}
        value={{ year: "2026", month: "19", day: "15" }}
      />
    ),
  },
  {
    id: "file",
    group: "enter",
    name: { ko: "파일 올리기", en: "Files" },
    rule: {
      ko: "끌어다 놓기는 덤입니다. 파일 고르기 버튼이 늘 됩니다.",
      en: "Dragging is an extra; the button always works.",
    },
    show: (language, prefix) => <Files language={language} prefix={prefix} />,
  },
  {
    id: "search",
    group: "enter",
    name: { ko: "검색", en: "Search" },
    rule: {
      ko: "머리에 있는 검색과 첫 화면의 큰 검색입니다.",
      en: "In the header, and large on the home page.",
    },
    show: (language, prefix) => <Searches language={language} prefix={prefix} />,
  },
  {
    id: "filter",
    group: "enter",
    name: { ko: "목록 좁히기", en: "Filter" },
    rule: { ko: "찾은 결과에 주소가 생깁니다.", en: "The result has an address." },
    show: (language, prefix) => <Filter language={language} prefix={prefix} />,
  },
  {
    id: "form",
    group: "enter",
    name: { ko: "양식", en: "Form" },
    rule: { ko: "서버가 살피고 우리 말로 답합니다.", en: "The server checks it and answers in our words." },
    show: (language, prefix) => <WholeForm language={language} prefix={prefix} />,
  },
];
