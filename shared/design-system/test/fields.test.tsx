import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ChoiceGroup } from "../src/components/choice-group.tsx";
import { DateField } from "../src/components/date-field.tsx";
import { ErrorSummary, withErrorCount } from "../src/components/error-summary.tsx";
import { Field } from "../src/components/field.tsx";
import { FileField } from "../src/components/file-field.tsx";

const title = { language: "ko", name: "title", label: "제목" } as const;

describe("a field", () => {
  it("reads label, hint, error, control, in this order", () => {
    const html = renderToStaticMarkup(<Field {...title} hint="한 줄로" error="제목을 써 주세요" />);
    const places = [
      '<label class="m-label" for="title"',
      'id="title-hint"',
      'id="title-error"',
      "<input",
    ].map((part) => html.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("describes its control by hint, error and note", () => {
    const html = renderToStaticMarkup(
      <Field {...title} hint="한 줄로" error="제목을 써 주세요" note="3 / 80" />,
    );
    expect(html).toContain('aria-describedby="title-hint title-error title-note"');
    expect(html).toContain('aria-invalid="true"');
  });

  it("says nothing of errors where there is none", () => {
    const html = renderToStaticMarkup(<Field {...title} />);
    expect(html).not.toMatch(/aria-(?:invalid|describedby)/);
    expect(html).not.toContain("m-bad");
  });

  it("marks what is optional, in the language of the page", () => {
    expect(renderToStaticMarkup(<Field {...title} optional />)).toContain("(선택)");
    expect(renderToStaticMarkup(<Field {...title} language="en" optional />)).toContain("(optional)");
  });

  it("escapes what people wrote", () => {
    const html = renderToStaticMarkup(<Field {...title} defaultValue={'"><script>alert(1)</script>'} />);
    expect(html).not.toContain("<script>");
  });

  it("chooses the option that was chosen before", () => {
    const options = [
      { value: "a", label: "가" },
      { value: "b", label: "나" },
    ];
    const html = renderToStaticMarkup(<Field {...title} type="select" options={options} defaultValue="b" />);
    expect(html).toMatch(/<option value="b" selected="">/);
  });
});

describe("the error summary", () => {
  const errors = [
    { field: "title", message: "제목을 써 주세요" },
    { field: "happened-month", message: "월은 1에서 12 사이로 써 주세요" },
    { field: "reply", message: "답변 받을 방법을 골라 주세요" },
    { field: "files", message: "올릴 수 없는 형식입니다" },
  ];

  it("is announced, takes focus and leads to each control", () => {
    const summary = renderToStaticMarkup(<ErrorSummary language="ko" errors={errors} />);
    expect(summary).toContain('role="alert"');
    expect(summary).toContain('tabindex="-1"');
    expect(summary).toContain("네 가지를 고쳐 주세요");
    const form = renderToStaticMarkup(
      <>
        <Field {...title} error="제목을 써 주세요" />
        <DateField
          language="ko"
          name="happened"
          label="겪은 날"
          error="월은 1에서 12 사이로 써 주세요"
          wrong={["month"]}
        />
        <ChoiceGroup language="ko" name="reply" label="답변" options={[{ value: "sms", label: "문자" }]} />
        <FileField language="ko" name="files" label="파일" />
      </>,
    );
    for (const { field } of errors) expect(form).toMatch(new RegExp(`<input[^>]* id="${field}"`));
  });

  it("is absent without errors", () => {
    expect(renderToStaticMarkup(<ErrorSummary language="ko" errors={[]} />)).toBe("");
  });

  it("counts in the title of the page", () => {
    expect(withErrorCount("민원 내용 쓰기", 4, "ko")).toBe("오류 4건: 민원 내용 쓰기");
    expect(withErrorCount("Write", 1, "en")).toBe("1 error: Write");
    expect(withErrorCount("민원 내용 쓰기", 0, "ko")).toBe("민원 내용 쓰기");
  });
});

describe("a date", () => {
  it("marks only the part at fault", () => {
    const html = renderToStaticMarkup(
      <DateField
        language="ko"
        name="d"
        label="날"
        error="월은 1에서 12 사이로 써 주세요"
        wrong={["month"]}
      />,
    );
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html).toMatch(/id="d-month"[^>]*aria-invalid="true"[^>]*aria-describedby="d-error"/);
  });
});
